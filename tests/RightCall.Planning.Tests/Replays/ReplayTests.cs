using System.Text;
using RightCall.Planning.Audits;
using RightCall.Planning.Callers;
using RightCall.Planning.Replays;
using RightCall.Planning.Reports;

namespace RightCall.Planning.Tests.Replays;

public sealed class ReplayTests
{
    [Fact]
    public void The_made_up_day_is_1000_calls_in_which_nobody_goes_first_without_a_ground()
    {
        var log = Shipped.Day();
        Assert.Equal((1_050, 1_000, 50, 0, 0), (log.Rows.Read, log.Rows.Mapped, log.Rows.Outside, log.Rows.Unmapped, log.Rows.Bad));
        var auditor = new Auditor("right-responder", Shipped.Protocols);
        var result = Replay.Run(Shipped.Inputs(log), Shipped.RightResponder, auditor);
        var audit = auditor.Result();
        Assert.Empty(audit.Differences);
        Assert.Equal((0, 0), (result.PoliceFirstWithoutReason, audit.PoliceFirstWithoutReason));
        Assert.Equal(result.PoliceFirst, audit.PoliceFirst);
        Assert.Equal(1_000, result.Incidents);
        Assert.Equal(0, result.StillOpen);
    }

    [Fact]
    public void Police_first_sends_officers_first_without_a_ground_and_is_only_a_baseline()
    {
        var result = Replay.Run(Shipped.Inputs(Shipped.Morning()), Shipped.PoliceFirst);
        Assert.True(result.PoliceFirstWithoutReason > 0);
        Assert.Equal(result.PoliceFirst, result.PoliceFirstByGround["baseline"]);
    }

    [Fact]
    public void One_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var log = Shipped.Morning();
        var fleet = Shipped.Inputs(log).Fleet;
        Assert.Equal(Json(1), Json(1));
        Assert.NotEqual(Json(1), Json(2));

        string Json(ulong seed)
        {
            var inputs = Shipped.Inputs(log, seed, fleet: fleet);
            var report = new ReplayReport(log, fleet, "straight lines", seed, Variant.Middle, "", [Replay.Run(inputs, Shipped.PoliceFirst), Replay.Run(inputs, Shipped.RightResponder)], [], [], [],
                new(0, new SortedDictionary<string, double>(), 0, 0, 0));
            using var bytes = new MemoryStream();
            ReportJson.Write(bytes, report, withTiming: false);
            return Encoding.UTF8.GetString(bytes.ToArray());
        }
    }

    [Fact]
    public void Funnels_add_up_whatever_the_log_and_the_seed()
    {
        for (var seed = 1; seed <= Tier.Count(2, 8, 200); seed++)
        {
            var log = Shipped.Morning(40 + (seed * 7 % 60));
            foreach (var policy in new[] { Shipped.PoliceFirst, Shipped.RightResponder })
            {
                var funnel = Replay.Run(Shipped.Inputs(log, (ulong)seed, Variants.All[seed % 3]), policy).Funnel;
                Assert.Equal(["incidents", "in-scope", "triaged", "eligible", "served", "person-reached", "ended-without-officer"], funnel.Select(f => f.Step));
                for (var i = 1; i < funnel.Count; i++) Assert.Equal(funnel[i - 1].Count - funnel[i].Losses.Sum(l => l.Count), funnel[i].Count);
                Assert.All(funnel, f => Assert.All(f.Losses, l => Assert.True(l.Count > 0)));
            }
        }
    }

    [Fact]
    public void How_calls_ended_changes_no_decision()
    {
        const string header = "received,type,latitude,longitude,ended\n";
        var rows = Shipped.Text("samples", "day", "day.csv").Split('\n').Skip(1).Take(120).Select(r => r.Split(',')).ToList();
        var mapping = Shipped.Mapping("samples", "day", "map.yaml");
        var place = mapping.Place with { Zone = null };
        var scored = mapping with { Place = place, Score = new(["ended"], new([new(0, ["CRISIS*"], null)])) };
        var a = Shipped.Log(scored, header + string.Concat(rows.Select(r => $"{r[1]},{r[2]},{r[3]},{r[4]},CRISIS\n")));
        var b = Shipped.Log(scored, header + string.Concat(rows.Select((r, i) => $"{r[1]},{r[2]},{r[3]},{r[4]},{(i % 3 == 0 ? "CRISIS" : "THEFT")}\n")));
        Assert.NotEqual(a.Calls.Count(c => c.FoundBehavioural == true), b.Calls.Count(c => c.FoundBehavioural == true));
        Assert.Equal(Decisions(a), Decisions(b));

        static string Decisions(Planning.Logs.CallLog log)
        {
            var rows = new RowList();
            Replay.Run(Shipped.Inputs(log), Shipped.RightResponder, rows);
            return string.Join('\n', rows.Rows.SelectMany(r => r.Events).Select(e => e.ToString()));
        }
    }

    [Theory]
    [InlineData(Variant.Low, Variant.Middle)]
    [InlineData(Variant.Middle, Variant.High)]
    public void More_danger_makes_fewer_incidents_eligible(Variant less, Variant more) => Assert.True(Eligible(less) > Eligible(more));

    private static long Eligible(Variant variant)
    {
        var rows = string.Concat(Enumerable.Range(0, 400).Select(i => $"D{i},2025-03-12 10:00:00,MENTAL HEALTH CRISIS,44.98,-93.26,North East\n"));
        var log = Shipped.Log(Shipped.Mapping("samples", "day", "map.yaml"), "call,received,type,latitude,longitude,district\n" + rows);
        return EligibleShare.Of(log, Domain.Canonical.Rulebooks.Create(Shipped.Protocols, Shipped.RightResponder), Shipped.Truths, Shipped.Answers, variant, 1).Narrow.Part;
    }
}
