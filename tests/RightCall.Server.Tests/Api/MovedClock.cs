using NodaTime;

namespace RightCall.Server.Tests.Api;

/// <summary>The clock on the wall, moved ahead by the test.</summary>
internal sealed class MovedClock : IClock
{
    private long _ticks;

    public void Move(Duration time) => Interlocked.Add(ref _ticks, (long)time.TotalTicks);

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Duration.FromTicks(Interlocked.Read(ref _ticks));
}
