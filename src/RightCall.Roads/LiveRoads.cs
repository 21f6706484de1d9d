namespace RightCall.Roads;

/// <summary>The streets as they are now: road conditions that change while others read.</summary>
/// <remarks>Safe from any thread. A change makes new metrics and publishes them in one step; whoever holds an older metric keeps it undisturbed. Metrics
/// of speed classes that nobody asked for since the change are made when they are first asked for.</remarks>
public sealed class LiveRoads(RoadNetwork network)
{
    private sealed record Now(RoadConditions Conditions, Metric?[] Metrics);

    private readonly Lock _writing = new();
    private volatile Now _now = new(RoadConditions.None, new Metric?[Times.ProfileCount * Times.MaxSpeedClasses]);

    /// <summary>The streets and their usual speeds.</summary>
    public RoadNetwork Network => network;

    /// <summary>The road conditions now.</summary>
    public RoadConditions Conditions => _now.Conditions;

    /// <summary>The metric now for a trip of a profile that departs in an hour of the week (0 to 167, from Monday midnight, local).</summary>
    public Metric At(Profile profile, int hourOfWeek) => Of(profile, network.Speeds[(int)profile].SpeedClassAt(hourOfWeek));

    /// <summary>The metric now of a profile in a speed class.</summary>
    public Metric Of(Profile profile, int speedClass)
    {
        int slot = Slot(profile, speedClass);
        if (_now.Metrics[slot] is { } ready) return ready;
        lock (_writing) return _now.Metrics[slot] ??= network.MetricFor(profile, speedClass, _now.Conditions);
    }

    /// <summary>Changes the road conditions. When it returns, the metrics of the speed class given are made, and everyone gets the new conditions.</summary>
    /// <param name="conditions">What is different on the streets from now on.</param>
    /// <param name="inUse">Profiles and hours of the week whose metrics are made at once.</param>
    public void Change(RoadConditions conditions, params ReadOnlySpan<(Profile Profile, int HourOfWeek)> inUse)
    {
        lock (_writing)
        {
            var metrics = new Metric?[Times.ProfileCount * Times.MaxSpeedClasses];
            foreach (var (profile, hour) in inUse)
            {
                int speedClass = network.Speeds[(int)profile].SpeedClassAt(hour);
                int slot = Slot(profile, speedClass);
                metrics[slot] ??= network.MetricFor(profile, speedClass, conditions, _now.Metrics[slot]);
            }
            _now = new Now(conditions, metrics);
        }
    }

    private static int Slot(Profile profile, int speedClass) => (int)profile * Times.MaxSpeedClasses + speedClass;
}
