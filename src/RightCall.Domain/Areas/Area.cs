namespace RightCall.Domain.Areas;

/// <summary>The area: the pure aggregate that decides. <c>Decide(state, command, facts) → events | refusal</c>, <c>Evolve(state, event) → state</c>.</summary>
/// <remarks>Pure and deterministic: no clock, no chance, no files; the same inputs give the same events on every machine. Safe to call from any thread.</remarks>
public static class Area
{
    /// <summary>What a command comes to. Every rule of the domain is enforced here.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="command">The command. Its time is not before the state's last.</param>
    /// <param name="facts">What is seen of the world.</param>
    public static Decision Decide(AreaState state, Command command, Facts facts) => throw new ArgumentException($"No rule decides {command.Body.GetType().Name}.", nameof(command));

    /// <summary>The state after an event. There are no rules here: the event has happened. A pair that cannot occur means a corrupt log.</summary>
    /// <exception cref="InvalidOperationException">The event cannot follow the state.</exception>
    public static AreaState Evolve(AreaState state, AreaEvent @event) => throw new InvalidOperationException($"{@event.GetType().Name} cannot follow: the log is corrupt.");
}
