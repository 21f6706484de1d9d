using RightCall.Domain.Calls;

namespace RightCall.Domain.Incidents;

/// <summary>An incident's id, made by the client (UUIDv7) or, where a timer opens it, the id of the call that it is opened for. People use its number.</summary>
/// <param name="Value">The id.</param>
public readonly record struct IncidentId(Guid Value) : IComparable<IncidentId>
{
    /// <summary>The id of an incident that is opened for a call without a person's command.</summary>
    public static IncidentId For(CallId call) => new(call.Value);

    /// <inheritdoc/>
    public int CompareTo(IncidentId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
