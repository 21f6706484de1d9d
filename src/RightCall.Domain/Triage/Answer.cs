using NodaTime;

namespace RightCall.Domain.Triage;

/// <summary>Who can give an answer.</summary>
public enum GiverKind : byte
{
    /// <summary>A voice on the line (or a hand on the keys) of a call.</summary>
    Caller,
    /// <summary>A responder on the scene.</summary>
    Responder,
    /// <summary>A desk of the centre.</summary>
    Desk,
}

/// <summary>Who gave an answer. A new voice on the line is a new giver.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Id">Which one: a call's number and voice, a unit's call sign, a desk's actor.</param>
public readonly record struct Giver(GiverKind Kind, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Id}";
}

/// <summary>How an answer was given.</summary>
public enum Manner : byte
{
    /// <summary>In the giver's own words, freely.</summary>
    Direct,
    /// <summary>In yes/no mode, by one key, by a caller who cannot speak. Never lowers anything.</summary>
    YesNo,
    /// <summary>Relayed or overheard. Never lowers anything.</summary>
    Relayed,
}

/// <summary>A fact: who answered what to which question, when and how. Facts are added, never erased.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Value">The answer's id, <c>unknown</c> or <c>refused</c>.</param>
/// <param name="Giver">Who gave it.</param>
/// <param name="Manner">How.</param>
/// <param name="At">When.</param>
/// <param name="Ground">A desk that corrects what others said names its ground here; otherwise null.</param>
public sealed record Answer(string Question, string Value, Giver Giver, Manner Manner, Instant At, string? Ground = null);
