using System.Collections.Immutable;
using RightCall.Domain;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>A question as its file states it. What its guard reads is settled for each nature that asks it.</summary>
/// <param name="Scope">Where its problems are reported.</param>
/// <param name="At">Its place.</param>
/// <param name="Id">Its id.</param>
/// <param name="Ask">The words.</param>
/// <param name="Options">Its answers.</param>
/// <param name="Danger">The answers' places from the safest to the gravest, or none.</param>
/// <param name="Role">What it is about.</param>
/// <param name="Topic">The protected topic.</param>
/// <param name="When">Its guard, or null for always.</param>
/// <param name="Profiles">For the opening: which profiles ask it.</param>
internal sealed record QuestionDraft(Scope Scope, Node At, string Id, LocalText Ask, ImmutableArray<AnswerOption> Options, ImmutableArray<int> Danger,
    QuestionRole Role, ProtectedTopic Topic, Node? When, ImmutableArray<string> Profiles);

/// <summary>A clause as its file states it. What it reads is settled for each nature that includes it.</summary>
/// <param name="Scope">Where its problems are reported.</param>
/// <param name="At">Its place.</param>
/// <param name="Id">Its id.</param>
/// <param name="When">Its condition; null where it is missing, which is already an error.</param>
/// <param name="Effects">What it adds.</param>
/// <param name="EffectsAreSound">Whether all of it could be understood: what follows from a typo in it is not said.</param>
/// <param name="NeedsAt">Where its needs stand.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">From where.</param>
/// <param name="Allows">Findings that the city permits.</param>
internal sealed record ClauseDraft(Scope Scope, Node At, string Id, Node? When, Effects Effects, bool EffectsAreSound, Node NeedsAt, LocalText Reason, string Source, ImmutableArray<string> Allows);

/// <summary>A shared file.</summary>
/// <param name="Name">The name by which natures include it.</param>
/// <param name="Questions">Its questions.</param>
/// <param name="Clauses">Its clauses.</param>
internal sealed record SharedDraft(string Name, ImmutableArray<QuestionDraft> Questions, ImmutableArray<ClauseDraft> Clauses);
