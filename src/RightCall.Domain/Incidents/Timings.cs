using NodaTime;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Domain.Incidents;

/// <summary>How long anything may take before a timer acts. Assumptions where no source is named; the response plan's own times are in the policy.</summary>
public static class Timings
{
    /// <summary>A ringing call is raised after this: NENA-STA-020 asks for 95 % within 20 s.</summary>
    public static readonly Duration Answer = Duration.FromSeconds(20);
    /// <summary>An answered call has an incident, a link or a disposition within this.</summary>
    public static readonly Duration Settle = Duration.FromMinutes(5);
    /// <summary>The first duty to an abandoned or silent call is done within this.</summary>
    public static readonly Duration FirstDuty = Duration.FromMinutes(1);
    /// <summary>Each further duty, and each role to which a call is raised, has this long.</summary>
    public static readonly Duration NextDuty = Duration.FromMinutes(2);
    /// <summary>Whoever enters afterwards what was written on paper has this long for one card before timers act on it.</summary>
    public static readonly Duration EntersLate = Duration.FromMinutes(15);
    /// <summary>A track of an exercise is looked at again after this: nobody is sent by it.</summary>
    public static readonly Duration ExerciseAgain = Duration.FromHours(1);
    /// <summary>An incident is scheduled at most this long ahead.</summary>
    public static readonly Duration LongestAhead = Duration.FromDays(366);
    /// <summary>A claim of an incident holds this long.</summary>
    public static readonly Duration Claim = Duration.FromMinutes(2);
    /// <summary>A crew is moving within this after it acknowledged.</summary>
    public static readonly Duration Move = Duration.FromMinutes(5);
    /// <summary>A crew gives a sign of life within this, at the scene and after.</summary>
    public static readonly Duration CheckIn = Duration.FromMinutes(20);
    /// <summary>After a missed sign of life the next is looked for after this.</summary>
    public static readonly Duration CheckInAgain = Duration.FromMinutes(2);
    /// <summary>A crew acknowledges a new danger within this.</summary>
    public static readonly Duration AcknowledgeDanger = Duration.FromMinutes(2);
    /// <summary>Once everybody has left, the desk says how it ended within this.</summary>
    public static readonly Duration Dispose = Duration.FromMinutes(30);
    /// <summary>The longest time for which a report on a hand-off may be promised.</summary>
    public static readonly Duration LongestReport = Duration.FromHours(8);
    /// <summary>An overdue report is looked for again after this.</summary>
    public static readonly Duration ReportAgain = Duration.FromMinutes(15);
    /// <summary>A closed incident stays at least this long for late reports and reopening, and at most an hour longer.</summary>
    public static readonly Duration KeepClosed = Duration.FromHours(24);
    /// <summary>A director who does not act is told again after this.</summary>
    public static readonly Duration DirectorAgain = Duration.FromMinutes(15);
    /// <summary>A recommendation that is older than this is computed again before it is acted on.</summary>
    public static readonly Duration RecommendationHolds = Duration.FromMinutes(1);
    /// <summary>A unit that fits the person better is preferred if it is no later than the nearest by this.</summary>
    public static readonly Duration FitIsWorth = Duration.FromMinutes(3);

    private static readonly Duration[] AutoSends =
        [Duration.FromSeconds(30), Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(20), Duration.FromMinutes(60)];

    private static readonly Duration[] Desks =
        [Duration.FromMinutes(1), Duration.FromMinutes(2), Duration.FromMinutes(10), Duration.FromMinutes(30), Duration.FromHours(2)];

    private static readonly Duration[] Retries =
        [Duration.FromSeconds(15), Duration.FromSeconds(30), Duration.FromMinutes(2), Duration.FromMinutes(5), Duration.FromMinutes(15)];

    /// <summary>How long a desk has to send or offer before the timer does.</summary>
    public static Duration AutoSend(Priority priority) => AutoSends[(int)priority - 1];

    /// <summary>How long a desk has to act before the incident is raised.</summary>
    public static Duration Desk(Priority priority) => Desks[(int)priority - 1];

    /// <summary>How long until the timer looks again for somebody who can go; it grows with the time that has passed already, to four times its least.</summary>
    public static Duration Retry(Priority priority, Duration waited)
    {
        var least = Retries[(int)priority - 1];
        return Duration.Min(Duration.Max(least, waited / 4), least * 4);
    }

    /// <summary>How long before the maximum the timer sends a staffed kind whatever the plan has come to: time for a crew that does not acknowledge, and for the next.</summary>
    public static Duration LastResortBefore(Priority priority) => priority == Priority.One ? Duration.FromSeconds(180) : Duration.FromMinutes(6);

    /// <summary>How long a crew has to acknowledge.</summary>
    public static Duration Acknowledge(Priority priority) => priority <= Priority.Two ? Duration.FromMinutes(1) : Duration.FromMinutes(2);

    /// <summary>When the next sign of life is due in a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="eta">The travel time that was seen at assignment.</param>
    public static Duration SignOfLife(UnitStatus status, Duration eta) => status switch
    {
        UnitStatus.Acknowledged => Move,
        // Twice the time that was expected, and ten minutes: later than that a crew is asked what holds it up.
        UnitStatus.EnRoute => eta + eta + Duration.FromMinutes(10),
        _ => CheckIn,
    };

    /// <summary>Kinds that travel with lights and siren at priorities 1 and 2.</summary>
    public static readonly KindSet WithLights = [ResponderKind.EmsBls, ResponderKind.EmsAls, ResponderKind.Fire, ResponderKind.Police];
}
