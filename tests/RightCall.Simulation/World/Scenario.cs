namespace RightCall.Simulation.World;

/// <summary>What is wrong in a run.</summary>
/// <param name="TeamsOnShift">Whether teams are on shift.</param>
/// <param name="PartnersAnswer">Whether 988, the clinician's desk and 311 answer.</param>
/// <param name="DesksOn">Whether anybody sits at a desk.</param>
/// <param name="Faults">Whether the process crashes, replies are lost, and crews decline, fall silent or cry for help.</param>
/// <param name="CallsAnHour">How many calls come.</param>
internal sealed record Scenario(bool TeamsOnShift = true, bool PartnersAnswer = true, bool DesksOn = true, bool Faults = true, double CallsAnHour = 14)
{
    /// <summary>A different mixture for each seed; each eighth seed is the darkest night.</summary>
    public static Scenario For(int seed) => (seed % 8) switch
    {
        0 => DarkestNight,
        1 => new(TeamsOnShift: false),
        2 => new(PartnersAnswer: false),
        3 => new(DesksOn: false, CallsAnHour: 8),
        4 => new(CallsAnHour: 40),
        5 => new(Faults: false),
        _ => new(),
    };

    /// <summary>No teams on shift, 988 silent, all desks logged off.</summary>
    public static readonly Scenario DarkestNight = new(false, false, false, Faults: false, CallsAnHour: 4);
}
