using System.Collections.Immutable;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Triage;

/// <summary>Which of the needed kinds goes first: the decision that RightCall exists for, defined once for the interview, the area and every report.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Level 4: police lead where a police disqualifier is set, unless the incident is in scope and a danger to life (an EMS, EMS-and-fire or fire
/// disqualifier) made it an emergency: then, and without a police disqualifier, fire or EMS lead.</item>
/// <item>Levels 2 and 3: the team; where none is needed, EMS, then fire.</item>
/// <item>Levels 0 and 1: a desk.</item>
/// </list>
/// An officer comes first anywhere else only where no other kind is needed, and only with a police disqualifier, on a search, or out of scope.
/// </remarks>
public static class FirstResponder
{
    private static readonly ImmutableArray<ResponderKind> Teams =
        [ResponderKind.CrisisTeam, ResponderKind.CommunityResponder, ResponderKind.PeerSupport, ResponderKind.ViolenceInterrupter];
    private static readonly ImmutableArray<ResponderKind> Officers = [ResponderKind.Police, ResponderKind.CoResponse];
    private static readonly ImmutableArray<ResponderKind> JointOfficers = [ResponderKind.CoResponse, ResponderKind.Police];
    private static readonly ImmutableArray<ResponderKind> EmsThenFire = [ResponderKind.EmsAls, ResponderKind.EmsBls, ResponderKind.Fire];
    private static readonly ImmutableArray<ResponderKind> FireThenEms = [ResponderKind.Fire, ResponderKind.EmsAls, ResponderKind.EmsBls];
    private static readonly ImmutableArray<ResponderKind> TelephoneDesks =
        [ResponderKind.ClinicianOnPhone, ResponderKind.Lifeline988, ResponderKind.Agency311, ResponderKind.OtherCentre];
    private static readonly ImmutableArray<ResponderKind> AdviceDesks =
        [ResponderKind.Agency311, ResponderKind.ClinicianOnPhone, ResponderKind.Lifeline988, ResponderKind.OtherCentre];

    private static readonly DisqualifierSet DangerToLife = DisqualifierSet.Create(
        [.. Enum.GetValues<Disqualifier>().Where(d => d.Group() != DisqualifierGroup.Police)]);
    private static readonly DisqualifierSet FireFirst = DisqualifierSet.Create(
        [.. Enum.GetValues<Disqualifier>().Where(d => d.Group() == DisqualifierGroup.Fire && d != Disqualifier.TrafficHazard)]);

    /// <summary>The kind that goes first; null where the determination needs nobody (advice), or only an officer whom nothing names a ground for.</summary>
    public static ResponderKind? Of(Determination determination) =>
        Of(determination.Level, determination.Needs, determination.Disqualifiers, determination.Flags, determination.IsInScope);

    /// <summary>The same, of the parts of a determination.</summary>
    public static ResponderKind? Of(Level level, KindSet needs, DisqualifierSet disqualifiers, Flags flags, bool inScope)
    {
        var emergency = disqualifiers.Overlaps(FireFirst) ? FireThenEms : EmsThenFire;
        var found = level switch
        {
            Level.Emergency when PoliceLead(needs, disqualifiers, inScope) => First(needs, Officers),
            Level.Emergency => First(needs, emergency) ?? First(needs, Teams) ?? First(needs, TelephoneDesks),
            Level.MobileTeam or Level.TeamAndPolice => First(needs, Teams) ?? First(needs, emergency) ?? First(needs, TelephoneDesks),
            Level.Telephone => First(needs, TelephoneDesks) ?? First(needs, Teams) ?? First(needs, emergency),
            _ => First(needs, AdviceDesks) ?? First(needs, Teams) ?? First(needs, emergency),
        };
        if (found is not null) return found;
        var grounded = disqualifiers.HasPolice || (flags & Flags.Search) != 0 || !inScope;
        return grounded ? First(needs, JointOfficers) : null;
    }

    private static bool PoliceLead(KindSet needs, DisqualifierSet disqualifiers, bool inScope) =>
        disqualifiers.HasPolice && needs.Overlaps(ResponderKinds.WithOfficer)
        && !(inScope && disqualifiers.Overlaps(DangerToLife) && First(needs, EmsThenFire) is not null);

    private static ResponderKind? First(KindSet needs, ImmutableArray<ResponderKind> order)
    {
        foreach (var kind in order) if (needs.Contains(kind)) return kind;
        return null;
    }
}
