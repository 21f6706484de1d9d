using NodaTime;
using RightCall.Domain.Desks;

namespace RightCall.Domain.Areas;

/// <summary>A dispatch area's name, such as <c>seattle</c>.</summary>
/// <param name="Value">The name.</param>
public readonly record struct AreaId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A command's id, made by who gives it. The same id twice has the effect of one, and gets the same answer.</summary>
/// <param name="Value">The id.</param>
public readonly record struct CommandId(Guid Value) : IComparable<CommandId>
{
    /// <inheritdoc/>
    public int CompareTo(CommandId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A command with what the shell adds to it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Actor">Who gives it.</param>
/// <param name="At">The shell's clock. The writer makes it monotone: <c>max(clock, last At)</c>.</param>
/// <param name="HourOfWeek">The area's local hour, 0 (Monday 00:00) to 167: the only local time that a decision sees.</param>
/// <param name="NotAfter">Refused when it comes later than this; null: whenever it comes.</param>
/// <param name="Body">What is commanded.</param>
public sealed record Command(CommandId Id, Actor Actor, Instant At, int HourOfWeek, Instant? NotAfter, CommandBody Body);

/// <summary>What is commanded: imperative, and only what the giver knows. Equal bodies are equal in every field, collections one by one.</summary>
public abstract record CommandBody;

/// <summary>Proposes rules: another person may put them in force.</summary>
/// <param name="Hash">The hash of the rules.</param>
public sealed record ProposeRules(string Hash) : CommandBody;

/// <summary>Puts rules in force. Interviews that have begun keep the protocol that they began with.</summary>
/// <param name="Rules">The rules, found by the shell by their hash.</param>
public sealed record AdoptRules([property: ResolvedByHash] Rulebook Rules) : CommandBody
{
    /// <summary>The hash of the rules.</summary>
    public string Hash => Rules.Hash;

    /// <summary>Equal when the hashes are.</summary>
    public bool Equals(AdoptRules? other) => other is not null && Hash == other.Hash;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Hash);
}

/// <summary>Does all that is due by now, in order of its time. Given by the shell whenever <see cref="AreaState.NextDue"/> has come. A Tick for which nothing is due has no events.</summary>
public sealed record Tick : CommandBody;
