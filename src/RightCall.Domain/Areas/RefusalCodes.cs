using RightCall.Domain.Calls;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>A reason for refusing a command.</summary>
/// <param name="Code">Its stable code. A code is never used again for another meaning.</param>
/// <param name="Meaning">What it means, as docs/guide/refusals.md says it.</param>
public sealed record RefusalCode(string Code, string Meaning)
{
    internal Refusal With(string text) => new(Code, text);
}

/// <summary>Every reason for refusing a command.</summary>
public static class RefusalCodes
{
    /// <summary>The command's id was given before, with another body.</summary>
    public static readonly RefusalCode OtherBody = new("AREA-001", "The command's id was given before, with another body or by another actor.");
    /// <summary>The command came too late.</summary>
    public static readonly RefusalCode TooLate = new("AREA-002", "The command came after the time by which it was to be carried out.");
    /// <summary>The role may not give this command.</summary>
    public static readonly RefusalCode NotAllowed = new("AREA-003", "The actor's role may not give this command.");
    /// <summary>No rules are in force.</summary>
    public static readonly RefusalCode NoRules = new("AREA-004", "No rules are in force in this area.");
    /// <summary>The rules are in force already.</summary>
    public static readonly RefusalCode RulesInForce = new("AREA-005", "These rules are in force already.");
    /// <summary>No desk is named.</summary>
    public static readonly RefusalCode NoDesk = new("AREA-006", "The actor names no desk to sit down at.");
    /// <summary>The person is there already.</summary>
    public static readonly RefusalCode AlreadyAtDesk = new("AREA-007", "The person is at that desk already, in that role.");
    /// <summary>The person is at no desk.</summary>
    public static readonly RefusalCode NotAtDesk = new("AREA-008", "The person is at no desk.");

    /// <summary>The rules are proposed already.</summary>
    public static readonly RefusalCode RulesProposed = new("AREA-009", "These rules are proposed already.");
    /// <summary>A baseline plan.</summary>
    public static readonly RefusalCode RulesNotLive = new("AREA-010", "The plan is a baseline, which may be replayed and never used.");
    /// <summary>Rules that nobody signed.</summary>
    public static readonly RefusalCode RulesNotSigned = new("AREA-011", "A protocol or plan is not signed by the clinical director, the EMS medical director and counsel.");
    /// <summary>Rules that nobody proposed.</summary>
    public static readonly RefusalCode RulesNotProposed = new("AREA-012", "Nobody proposed these rules, or others were proposed since.");
    /// <summary>One person alone.</summary>
    public static readonly RefusalCode SamePublisher = new("AREA-013", "The person who proposed the rules may not publish them.");

    /// <summary>Every code of every folder, in the order of the codes.</summary>
    public static IReadOnlyList<RefusalCode> All { get; } =
    [
        OtherBody, TooLate, NotAllowed, NoRules, RulesInForce, NoDesk, AlreadyAtDesk, NotAtDesk, RulesProposed, RulesNotLive, RulesNotSigned, RulesNotProposed, SamePublisher,
        .. CallRefusals.All, .. HandOffRefusals.All, .. IncidentRefusals.All, .. MessageRefusals.All, .. UnitRefusals.All,
    ];
}
