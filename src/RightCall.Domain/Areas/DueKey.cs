using NodaTime;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;

namespace RightCall.Domain.Areas;

/// <summary>What has a time at which it is due.</summary>
public enum DueKind : byte
{
    /// <summary>A call: to be answered, called back, texted, located, settled.</summary>
    Call,
    /// <summary>An incident: a step, a hand-off, a desk.</summary>
    Incident,
    /// <summary>A unit: its next sign of life.</summary>
    Unit,
    /// <summary>A closed incident: it may be archived.</summary>
    Archive,
}

/// <summary>One entry of the area's timers: each call, incident and unit has at most one, its earliest.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Id">Which one.</param>
public readonly record struct DueKey(Instant At, DueKind Kind, Guid Id) : IComparable<DueKey>
{
    internal static DueKey For(Instant at, CallId call) => new(at, DueKind.Call, call.Value);

    internal static DueKey For(Instant at, IncidentId incident) => new(at, DueKind.Incident, incident.Value);

    internal static DueKey For(Instant at, UnitId unit) => new(at, DueKind.Unit, unit.AsGuid());

    internal static DueKey ForArchive(Instant at, IncidentId incident) => new(at, DueKind.Archive, incident.Value);

    /// <inheritdoc/>
    public int CompareTo(DueKey other)
    {
        var order = At.CompareTo(other.At);
        if (order != 0) return order;
        order = ((byte)Kind).CompareTo((byte)other.Kind);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }
}
