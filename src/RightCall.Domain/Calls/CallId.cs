namespace RightCall.Domain.Calls;

/// <summary>A call's id, made by the client (UUIDv7). People use its number, which is given on acceptance.</summary>
/// <param name="Value">The id.</param>
public readonly record struct CallId(Guid Value) : IComparable<CallId>
{
    /// <inheritdoc/>
    public int CompareTo(CallId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
