using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Domain.Natures;
using RightCall.Simulation.World;

namespace RightCall.Simulation.People;

/// <summary>Callers ring: by voice and by text, silently, and some hang up.</summary>
internal sealed class Callers(City city)
{
    private static readonly Actor Telephone = new(new("telephone"), Role.Gateway);

    public void Begin(Instant until)
    {
        var at = city.Now;
        while (true)
        {
            at += Duration.FromSeconds(-Math.Log(1 - city.Chance.NextDouble()) * 3_600 / city.Scenario.CallsAnHour);
            if (at > until) return;
            city.Agenda.At(at, Ring);
        }
    }

    private void Ring()
    {
        var call = new CallId(NewGuid());
        var mode = city.Often(.1) ? CallMode.Text : CallMode.Voice;
        var places = city.Often(.95) ? Places() : [];
        city.Submit(Telephone, new Ring(call, mode, CallSource.Public, city.Often(.2) ? "es" : "en", places));
        if (city.Often(.06)) city.In(city.Seconds(2, 12), () => city.Submit(Telephone, new HangUp(call, CallEnd.Abandoned)));
        else if (city.Scenario.DesksOn) city.In(city.Seconds(3, 30), () => city.Desks.Answer(call));
        else city.In(city.Seconds(60, 200), () => city.Submit(Telephone, new HangUp(call, CallEnd.Abandoned)));
        // With every desk logged off, what 311, 988 or an alarm has found out already still opens incidents.
        if (!city.Scenario.DesksOn) city.In(city.Seconds(5, 40), () => city.Desks.OpenBySystem(call));
    }

    public ImmutableArray<PlaceCandidate> Places()
    {
        var sure = new PlaceCandidate(Ground.Point(city.Chance), new(city.Chance.Next(5, 80)));
        return city.Often(.05) ? [sure, new(Ground.Point(city.Chance), new(300))] : [sure];
    }

    public Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        city.Chance.NextBytes(bytes);
        return new(bytes);
    }

    /// <summary>A nature, those in scope more often.</summary>
    public NatureId Nature()
    {
        var all = city.Rules.Protocols;
        for (var attempt = 0; ; attempt++)
        {
            var (id, protocol) = (all.Keys.ElementAt(city.Chance.Next(all.Count)), default(Domain.Triage.Protocol));
            protocol = all[id];
            if (protocol.Family.IsInScope() || protocol.Family == Family.Unknown || attempt > 2 || city.Often(.15)) return id;
        }
    }

    public void HangUp(CallId call, CallEnd how) => city.Submit(Telephone, new HangUp(call, how));
}
