namespace RightCall.Simulation.Histories;

/// <summary>One step of a random history, in numbers that shrink: what, about which, with which choice, and how much later.</summary>
internal readonly record struct Op(int Kind, int Who, int Choice, int Seconds);
