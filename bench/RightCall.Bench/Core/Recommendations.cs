using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Canonical;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Bench.Core;

/// <summary>How long one recommendation takes, with so many units on duty, a third of them busy: for a person in crisis with a gun within reach, who needs a team, an ambulance and
/// police, and a clinician on the line.</summary>
internal static class Recommendations
{
    private const int Rounds = 20_000;
    private const int BusyEvery = 3;
    private static readonly Instant Start = Instant.FromUtc(2025, 3, 12, 18, 0);
    private static readonly ResponderKind[] Kinds = [ResponderKind.Police, ResponderKind.CrisisTeam, ResponderKind.Police, ResponderKind.CommunityResponder, ResponderKind.EmsAls, ResponderKind.Police, ResponderKind.Fire, ResponderKind.EmsBls];

    public static void Run(int units, double targetMicroseconds)
    {
        var state = State(units, out var incident);
        state.Incidents.TryGet(incident, out var open);
        var best = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = Stopwatch.GetTimestamp();
            for (var round = 0; round < Rounds; round++) Recommender.For(state, open!, Facts.Assumed, Start + Duration.FromMinutes(2));
            best = Math.Min(best, Stopwatch.GetElapsedTime(before).TotalMicroseconds / Rounds);
        }
        CoreSuite.Line($"a recommendation, {units:N0} units", $"{best:0.0} µs ({string.Join(", ", open!.Tracks.Select(t => t.Need.Id()))})", $"target: {targetMicroseconds:0}");
    }

    private static AreaState State(int count, out IncidentId incident)
    {
        var inputs = CoreInputs.Read();
        var writer = new AreaWriter(AreaState.Empty(new("bench")));
        var number = 0;
        var administrator = new Actor(new("roster"), Role.Administrator);
        Do(administrator, new AdoptRules(Rulebooks.Create(inputs.Protocols, CoreInputs.RightResponder)));
        var units = Enumerable.Range(0, count).Select(i => UnitDefinition.Simple(new UnitId($"U{i:0000}"), Kinds[i % Kinds.Length], GeoPoint.FromDegrees(47.5 + (i % 37 * 0.007), -122.42 + (i / 37 * 0.006)), 1)).ToList();
        Do(administrator, new SetRoster([.. units.OrderBy(u => u.Id)], "bench"));
        foreach (var unit in units) Do(new(new($"crew-{unit.Id}"), Role.Crew), new LogOn(unit.Id, 2, unit.OfficerInCrew, "code"));
        var taker = new Actor(new("call-taker"), Role.CallTaker, new("desk"));
        var dispatcher = new Actor(new("dispatcher"), Role.Dispatcher, new("desk"));
        var other = new Override(OverrideReason.LocalKnowledge);
        for (var i = 0; i < count; i += BusyEvery)
        {
            Open(i + 1, "noise", 47.52 + (i % 50 * 0.005), []);
            Do(dispatcher, new SendUnits(IdOf(i + 1), [units[i].Id], other));
        }
        Giver caller = new(GiverKind.Caller, "1.1");
        Open(0, "mental-health-crisis", 47.61, [new("weapon", "near", caller, Manner.Direct, Start), new("weapon-kind", "firearm", caller, Manner.Direct, Start)]);
        incident = IdOf(0);
        return writer.Published;

        static IncidentId IdOf(int n) => new(new Guid(n, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

        void Open(int n, string nature, double latitude, ImmutableArray<Answer> answers) =>
            Do(taker, new OpenIncident(IdOf(n), null, new(nature), new PlaceCandidate(GeoPoint.FromDegrees(latitude, -122.33), new Distance(20)), answers));

        void Do(Actor actor, CommandBody body)
        {
            var reply = writer.Submit(new(new(new Guid(++number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), actor, Start, 60, null, body), Facts.Assumed);
            if (reply is Refused refused) throw new InvalidOperationException(refused.Text);
        }
    }
}
