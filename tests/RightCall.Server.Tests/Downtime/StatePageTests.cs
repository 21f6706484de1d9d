using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;
using RightCall.Rules;
using RightCall.Server.Areas;
using RightCall.Server.Downtime;

namespace RightCall.Server.Tests.Downtime;

public sealed class StatePageTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 20, 0);
    private static readonly AreaDescription Area = new(new("test"), "Port <Test>", DateTimeZoneProviders.Tzdb["America/Los_Angeles"], IsDemonstration: true);

    [Fact]
    public void Calls_incidents_and_units_stand_on_it_in_local_time_and_words_never_become_markup()
    {
        var writer = new AreaWriter(AreaState.Empty(Area.Id));
        var (call, incident) = (new CallId(Guid.CreateVersion7()), new IncidentId(Guid.CreateVersion7()));
        var place = new PlaceCandidate(GeoPoint.FromDegrees(47.6, -122.33), new(50), "K1", "12 <b>Main</b> St");
        Give(writer, Role.Administrator, new AdoptRules(RuleFiles.ReadRulebook(RepositoryRoot.File("protocols"), RepositoryRoot.File("plans", "right-responder.yaml")).ValueOrThrow()));
        Give(writer, Role.Administrator, new SetRoster([UnitDefinition.Simple(new("T1"), ResponderKind.CrisisTeam, GeoPoint.FromDegrees(47.6, -122.33))], null));
        Give(writer, Role.Crew, new LogOn(new("T1"), 2, false, "sunflower"));
        Give(writer, Role.Gateway, new Ring(call, CallMode.Voice, CallSource.Public, "es", [place]));
        Give(writer, Role.CallTaker, new OpenIncident(incident, call, new NatureId("welfare-check"), place, []));
        Give(writer, Role.Dispatcher, new SendUnits(incident, [new("T1")], new(OverrideReason.MoreNeeded)));

        var page = StatePage.Write(Area, new(writer.Published, writer.Sequence), Noon);

        Assert.Contains("2026-01-01 12:00:00", page, StringComparison.Ordinal);
        Assert.Contains("welfare-check", page, StringComparison.Ordinal);
        Assert.Contains("T1 dispatched", page, StringComparison.Ordinal);
        Assert.Contains("A DEMONSTRATION", page, StringComparison.Ordinal);
        Assert.Contains("12 &lt;b&gt;Main&lt;/b&gt; St (47.60000, -122.33000, within 50 m), K1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<Test>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sunflower", page, StringComparison.Ordinal);
    }

    private static void Give(AreaWriter writer, Role role, CommandBody body) =>
        Assert.IsType<Accepted>(writer.Submit(new(new(Guid.CreateVersion7()), new(new("someone"), role, new("desk-1")), Noon, 84, null, body), Facts.Assumed), exactMatch: false);
}
