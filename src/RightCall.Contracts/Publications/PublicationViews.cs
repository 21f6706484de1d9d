namespace RightCall.Contracts.Publications;

/// <summary>Rules that were given to an area: whether they may come into force, and what would change.</summary>
/// <param name="Hash">Their hash.</param>
/// <param name="Plan">The plan for live use.</param>
/// <param name="Natures">How many natures.</param>
/// <param name="IsSigned">Whether every file is signed by the clinical director, the EMS medical director and counsel.</param>
/// <param name="Unsigned">What is not signed.</param>
/// <param name="ComparedWith">The hash of the rules in force with which they are compared; null where none are.</param>
/// <param name="Changes">The natures whose rules differ, and how many interviews come out differently.</param>
/// <param name="Warnings">What should be mended.</param>
public sealed record PublicationReport(string Hash, string Plan, int Natures, bool IsSigned, IReadOnlyList<string> Unsigned, string? ComparedWith, IReadOnlyList<NatureChangeView> Changes,
    IReadOnlyList<string> Warnings);

/// <summary>How a nature differs from the one in force.</summary>
/// <param name="Nature">The nature.</param>
/// <param name="Change">same-outcomes, changed, added, removed or not-comparable.</param>
/// <param name="Outcomes">What comes out differently, such as the first responder.</param>
public sealed record NatureChangeView(string Nature, string Change, IReadOnlyList<OutcomeChangeView> Outcomes);

/// <summary>What comes out differently.</summary>
/// <param name="Outcome">First responder, level, priority, police, or a need.</param>
/// <param name="Interviews">For how many interviews, in figures (it can be more than a JSON number holds); null where they are too many to count.</param>
/// <param name="Examples">The most frequent changes, each with the shortest interview that shows it.</param>
public sealed record OutcomeChangeView(string Outcome, string? Interviews, IReadOnlyList<ChangeExample> Examples);

/// <summary>One kind of change.</summary>
/// <param name="Before">As it comes out now.</param>
/// <param name="After">As it would.</param>
/// <param name="Interviews">For how many interviews.</param>
/// <param name="Answers">The shortest interview that shows it.</param>
public sealed record ChangeExample(string Before, string After, string Interviews, IReadOnlyDictionary<string, string> Answers);

/// <summary>The rules of an area: which are in force, which are proposed, and which were given.</summary>
/// <param name="InForce">The hash of the rules in force.</param>
/// <param name="Proposed">The hash of those that wait for a second person.</param>
/// <param name="ProposedBy">Who proposed them.</param>
/// <param name="NeedsTwoPeople">Whether another person has to publish them: in a live area.</param>
/// <param name="Given">All that were ever given, newest first: each can be proposed again.</param>
public sealed record PublicationsView(string? InForce, string? Proposed, string? ProposedBy, bool NeedsTwoPeople, IReadOnlyList<GivenRulesView> Given);

/// <summary>Rules that were given.</summary>
/// <param name="Hash">Their hash.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
public sealed record GivenRulesView(string Hash, string At, string By);
