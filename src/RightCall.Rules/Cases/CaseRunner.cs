using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Cases;

/// <summary>What became of one written case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Got">What the protocol makes of its answers.</param>
public sealed record CaseResult(WrittenCase Case, Determination Got)
{
    /// <summary>Whether less was sent than the key says: a lower level, a less urgent priority, or a kind that is missing.</summary>
    public bool UnderTriaged => Got.Level < Case.Expect.Level || Got.Priority > Case.Expect.Priority || !Got.Needs.ContainsAll(Case.Expect.Needs);

    /// <summary>Whether exactly the key's kinds are needed.</summary>
    public bool NeedsExact => Got.Needs == Case.Expect.Needs;

    /// <summary>Whether the key has no officer and the protocol adds one.</summary>
    public bool PoliceAdded => !KeyHasOfficer && Got.Needs.Overlaps(ResponderKinds.WithOfficer);

    /// <summary>Whether the key has an officer.</summary>
    public bool KeyHasOfficer => Case.Expect.Needs.Overlaps(ResponderKinds.WithOfficer);

    /// <summary>Whether everything is as the key says.</summary>
    public bool Passed => Differences().IsEmpty;

    /// <summary>What differs, each in words.</summary>
    public ImmutableArray<string> Differences()
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var expect = Case.Expect;
        if (Got.Level < expect.Level) found.Add("the level is too low");
        if (Got.Level > expect.Level) found.Add("the level is too high");
        if (Got.Priority > expect.Priority) found.Add("the priority is not urgent enough");
        if (Got.Priority < expect.Priority) found.Add("the priority is too urgent");
        if (expect.Needs - Got.Needs is { IsEmpty: false } missing) found.Add($"missing: {missing}");
        if (Got.Needs - expect.Needs is { IsEmpty: false } more) found.Add($"not in the key: {more}");
        if (PoliceAdded) found.Add("police are added where the key has none");
        if ((expect.Flags & ~Got.Flags) is not Flags.None and var flags) found.Add($"flags missing: {string.Join(", ", flags.Names())}");
        var disqualifiers = new DisqualifierSet(expect.Disqualifiers.Bits & ~Got.Disqualifiers.Bits);
        if (!disqualifiers.IsEmpty) found.Add($"disqualifiers missing: {disqualifiers}");
        return found.ToImmutable();
    }
}

/// <summary>What became of all written cases, and whether protocols that make this of them may ship.</summary>
/// <param name="Results">One for each case, in order.</param>
public sealed record CaseTotals(ImmutableArray<CaseResult> Results)
{
    /// <summary>The least share of the cases that are no never-events whose needs must be exact.</summary>
    public const double LeastExactShare = 0.95;

    /// <summary>The largest share of the cases without an officer in the key to which the protocols may add one.</summary>
    public const double MostPoliceAddedShare = 0.03;

    /// <summary>How many never-events there are.</summary>
    public int NeverEvents => Results.Count(r => r.Case.NeverEvent);

    /// <summary>How many never-events are under-triaged. None may be.</summary>
    public int NeverEventsUnderTriaged => Results.Count(r => r.Case.NeverEvent && r.UnderTriaged);

    /// <summary>How many others there are.</summary>
    public int Others => Results.Length - NeverEvents;

    /// <summary>How many of the others have exactly the key's needs.</summary>
    public int OthersExact => Results.Count(r => !r.Case.NeverEvent && r.NeedsExact);

    /// <summary>How many keys have no officer.</summary>
    public int KeysWithoutOfficer => Results.Count(r => !r.KeyHasOfficer);

    /// <summary>To how many of those an officer was added.</summary>
    public int PoliceAdded => Results.Count(r => r.PoliceAdded);

    /// <summary>The share of the others with exact needs.</summary>
    public double ExactShare => Others == 0 ? 1 : (double)OthersExact / Others;

    /// <summary>The share of keys without an officer to which one was added.</summary>
    public double PoliceAddedShare => KeysWithoutOfficer == 0 ? 0 : (double)PoliceAdded / KeysWithoutOfficer;

    /// <summary>Whether all three thresholds hold.</summary>
    public bool Passes => NeverEventsUnderTriaged == 0 && ExactShare >= LeastExactShare && PoliceAddedShare <= MostPoliceAddedShare;
}

/// <summary>Runs written cases.</summary>
public static class CaseRunner
{
    /// <summary>Runs one.</summary>
    public static CaseResult Run(WrittenCase one, Protocol protocol) => new(one, TriageEngine.Determine(Interview.Begin(protocol).With(one.Answers.AsSpan())));

    /// <summary>Runs all.</summary>
    public static CaseTotals Run(IEnumerable<WrittenCase> cases, ImmutableSortedDictionary<NatureId, Protocol> protocols) =>
        new([.. cases.Select(c => Run(c, protocols[c.Nature]))]);
}
