using System.Collections.Immutable;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Units;

/// <summary>Reasons for refusing a command about a unit.</summary>
public static class UnitRefusals
{
    /// <summary>No such unit.</summary>
    public static readonly RefusalCode Unknown = new("UNIT-001", "The roster has no such unit.");
    /// <summary>The roster has problems.</summary>
    public static readonly RefusalCode BadRoster = new("UNIT-002", "The roster names a unit twice, describes one wrongly, or leaves out one that has an assignment.");
    /// <summary>The table does not allow the change.</summary>
    public static readonly RefusalCode NotInTable = new("UNIT-003", "The status table does not allow this change from the unit's present status.");
    /// <summary>The unit has no active assignment.</summary>
    public static readonly RefusalCode NoAssignment = new("UNIT-004", "The unit has no active assignment.");
    /// <summary>The unit has an assignment.</summary>
    public static readonly RefusalCode HasAssignment = new("UNIT-005", "The unit has an assignment, active or held, so its duty cannot change.");
    /// <summary>The unit is in that status already.</summary>
    public static readonly RefusalCode AlreadySo = new("UNIT-006", "The unit is in that status already.");
    /// <summary>The crew holds short.</summary>
    public static readonly RefusalCode HoldsShort = new("UNIT-007", "A new danger is known: the crew acknowledges it before it goes to the scene.");
    /// <summary>The crew is staged and the scene is not safe.</summary>
    public static readonly RefusalCode NotSafe = new("UNIT-008", "The crew is staged and the scene is not recorded as safe: it enters on its own word only.");
    /// <summary>No panic runs.</summary>
    public static readonly RefusalCode NoPanic = new("UNIT-009", "No panic of this unit is running.");
    /// <summary>The code is wrong.</summary>
    public static readonly RefusalCode WrongCode = new("UNIT-010", "That is not the crew's code: the panic goes on.");
    /// <summary>The panic runs already.</summary>
    public static readonly RefusalCode PanicRuns = new("UNIT-011", "A panic of this unit is running already; help is on the way.");
    /// <summary>The unit is not on the scene.</summary>
    public static readonly RefusalCode NotOnScene = new("UNIT-012", "The unit is not at the scene, so it cannot ask from there.");
    /// <summary>Nothing to acknowledge.</summary>
    public static readonly RefusalCode NothingToAcknowledge = new("UNIT-013", "No new danger waits for this crew's acknowledgement.");
    /// <summary>EMS stays.</summary>
    public static readonly RefusalCode EmsStays = new("UNIT-014", "EMS is not recalled without voice contact with the patient or a first-hand witness, unless another EMS unit goes.");
    /// <summary>The unit is not on duty.</summary>
    public static readonly RefusalCode NotOnDuty = new("UNIT-015", "The unit is not on duty, out of service or in danger: it cannot be sent.");
    /// <summary>A number is out of range.</summary>
    public static readonly RefusalCode BadCrew = new("UNIT-016", "A crew is 1 to 20 people.");
    /// <summary>The unit is on the incident already.</summary>
    public static readonly RefusalCode AlreadyThere = new("UNIT-017", "The unit is on this incident already, or holds it in its stack.");
    /// <summary>The kind cannot be asked for.</summary>
    public static readonly RefusalCode NotAUnitKind = new("UNIT-018", "That kind is reached by a hand-off, not by a unit.");
    /// <summary>A facility where nobody is brought to one.</summary>
    public static readonly RefusalCode NoFacility = new("UNIT-019", "A facility is named when a person is brought there: with transporting or at-facility.");

    internal static readonly ImmutableArray<RefusalCode> All =
    [
        Unknown, BadRoster, NotInTable, NoAssignment, HasAssignment, AlreadySo, HoldsShort, NotSafe, NoPanic, WrongCode, PanicRuns, NotOnScene, NothingToAcknowledge, EmsStays,
        NotOnDuty, BadCrew, AlreadyThere, NotAUnitKind, NoFacility,
    ];
}
