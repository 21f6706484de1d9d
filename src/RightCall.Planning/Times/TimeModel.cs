using NodaTime;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Planning.Callers;

namespace RightCall.Planning.Times;

/// <summary>How long desks take.</summary>
/// <param name="Answer">From the ring to the answer.</param>
/// <param name="Opening">From the answer until nature, place and the first answers are known.</param>
/// <param name="Interview">From then until the interview is over.</param>
/// <param name="Dispatch">From a recommendation until it is sent.</param>
/// <param name="SecondCall">From the first call until a second caller reports the same.</param>
/// <param name="Staging">How long a crew waits near before it enters on its own word.</param>
/// <param name="OfficersStaging">The same for officers.</param>
/// <param name="CallBack">Until somebody who hung up is called back.</param>
/// <param name="CallBackReached">How often they are reached.</param>
public sealed record DeskTimes(Percentiles Answer, Percentiles Opening, Percentiles Interview, Percentiles Dispatch, Percentiles SecondCall, Percentiles Staging, Percentiles OfficersStaging, Percentiles CallBack, ThreeWay CallBackReached);

/// <summary>How a desk that takes hand-offs works.</summary>
/// <param name="Accept">Until it answers the offer.</param>
/// <param name="Takes">How often it takes it.</param>
/// <param name="Talk">How long the talk lasts.</param>
/// <param name="Resolved">How often the talk settles it, of those that are not refused.</param>
/// <param name="Refused">How often the caller refuses.</param>
public sealed record HandOffTimes(Percentiles Accept, ThreeWay Takes, Percentiles Talk, ThreeWay Resolved, ThreeWay Refused);

/// <summary>How crews of one kind work.</summary>
/// <param name="Turnout">From being told until moving.</param>
/// <param name="Reach">From arrival until with the person.</param>
/// <param name="OnScene">From arrival until leaving.</param>
/// <param name="NotFound">How often person or place is not found.</param>
/// <param name="PersonRefuses">How often the person refuses, of those who are found.</param>
/// <param name="Transports">How often the person is taken somewhere, of those who do not refuse.</param>
/// <param name="Transport">How long that takes.</param>
/// <param name="AtFacility">How long the hand-over takes.</param>
/// <param name="Declines">How often a crew declines.</param>
/// <param name="Withdraws">How often it withdraws for its safety.</param>
/// <param name="MissesAcknowledgement">How often it does not acknowledge.</param>
/// <param name="Backup">How often it asks for backup, though nothing in the truth says that it must.</param>
/// <param name="BackupKind">For which kind.</param>
/// <param name="BackupCause">Why.</param>
public sealed record CrewTimes(Percentiles Turnout, Percentiles Reach, Percentiles OnScene, ThreeWay NotFound, ThreeWay PersonRefuses, ThreeWay Transports, Percentiles Transport,
    Percentiles AtFacility, ThreeWay Declines, ThreeWay Withdraws, ThreeWay MissesAcknowledgement, ThreeWay Backup, ResponderKind BackupKind, BackupCause BackupCause);

/// <summary>How long things take and how they end. Read from <c>protocols/times.yaml</c>.</summary>
/// <param name="Detour">How many times longer a way is than the straight line.</param>
/// <param name="WithLights">The mean speed with lights.</param>
/// <param name="Plain">The mean speed without.</param>
/// <param name="Desk">The centre's own desks.</param>
/// <param name="HandOffs">Desks that take hand-offs, by kind.</param>
/// <param name="Crews">Crews, by kind.</param>
/// <param name="Bases">What each figure rests on.</param>
public sealed record TimeModel(double Detour, Speed WithLights, Speed Plain, DeskTimes Desk, IReadOnlyDictionary<ResponderKind, HandOffTimes> HandOffs,
    IReadOnlyDictionary<ResponderKind, CrewTimes> Crews, IReadOnlyList<Basis> Bases);
