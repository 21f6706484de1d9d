namespace RightCall.Domain.Desks;

/// <summary>What an actor is. Which role may give which command is in <see cref="Permissions"/>.</summary>
public enum Role : byte
{
    /// <summary>Takes calls and holds interviews.</summary>
    CallTaker,
    /// <summary>Sends units. May do what a call-taker may.</summary>
    Dispatcher,
    /// <summary>Decides what others may not. May do what a dispatcher may.</summary>
    Supervisor,
    /// <summary>The last to whom an incident is raised. May do what a supervisor may.</summary>
    Director,
    /// <summary>A clinician at a desk of this centre.</summary>
    Clinician,
    /// <summary>The crew of a unit.</summary>
    Crew,
    /// <summary>988, 311 or another centre, for what was handed to it.</summary>
    Partner,
    /// <summary>What rings: the telephone system, text, alarms, 311 forms.</summary>
    Gateway,
    /// <summary>The clock of the shell. Gives only Tick.</summary>
    Timer,
    /// <summary>Publishes rules and rosters.</summary>
    Administrator,
}

/// <summary>Who an actor is: a person's or a system's sign-in name. Never free text of a caller.</summary>
/// <param name="Value">The name.</param>
public readonly record struct ActorId(string Value) : IComparable<ActorId>
{
    /// <inheritdoc/>
    public int CompareTo(ActorId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A desk: a place where somebody works.</summary>
/// <param name="Value">Its name.</param>
public readonly record struct DeskId(string Value) : IComparable<DeskId>
{
    /// <inheritdoc/>
    public int CompareTo(DeskId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Who gives a command. There is no anonymous write.</summary>
/// <param name="Id">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Desk">At which desk, where there is one.</param>
public sealed record Actor(ActorId Id, Role Role, DeskId? Desk = null)
{
    /// <summary>The timer of the shell.</summary>
    public static readonly Actor Clock = new(new("clock"), Role.Timer);
}
