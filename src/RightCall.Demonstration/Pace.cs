using NodaTime;

namespace RightCall.Demonstration;

/// <summary>How fast made-up people live. At 4, an hour of driving and talking takes a quarter of an hour, and calls come four times as often. The centre's own timers run in real time.</summary>
/// <param name="Speed">How many times faster than in life.</param>
public readonly record struct Pace(double Speed)
{
    /// <summary>The slowest and the fastest that make sense beside timers in real time.</summary>
    public const double Slowest = 0.1, Fastest = 60;

    /// <summary>Waits for what takes so long in life.</summary>
    public Task WaitAsync(Duration time, CancellationToken stopping) => Task.Delay(Real(time), stopping);

    /// <summary>How long that is here.</summary>
    public TimeSpan Real(Duration time) => time <= Duration.Zero ? TimeSpan.Zero : (time / Speed).ToTimeSpan();
}
