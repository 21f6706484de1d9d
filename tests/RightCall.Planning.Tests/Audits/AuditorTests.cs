using RightCall.Domain.Areas;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Planning.Audits;
using RightCall.Planning.Replays;
using RightCall.Planning.Tests.Replays;

namespace RightCall.Planning.Tests.Audits;

public sealed class AuditorTests
{
    private static readonly Lazy<List<Row>> Rows = new(() =>
    {
        var rows = new RowList();
        Replay.Run(Shipped.Inputs(Shipped.Morning()), Shipped.RightResponder, rows);
        return rows.Rows;
    });

    [Fact]
    public void A_run_that_was_not_tampered_with_passes()
    {
        var audit = Audit(e => e);
        Assert.True(audit.Passes, string.Join('\n', audit.Differences));
        Assert.True(audit.Determinations > 150 && audit.DisqualifiersChecked > 0);
    }

    [Fact]
    public void A_planted_priority_is_found() => Assert.Contains("priority", Assert.Single(Planted(d => d with { Priority = d.Priority == Priority.One ? Priority.Two : Priority.One })), StringComparison.Ordinal);

    [Fact]
    public void A_planted_need_is_found() => Assert.Contains("violence-interrupter", Assert.Single(Planted(d => d with { Needs = d.Needs | [ResponderKind.ViolenceInterrupter] })), StringComparison.Ordinal);

    [Fact]
    public void A_planted_disqualifier_that_no_answer_bears_out_is_found() =>
        Assert.Contains("no answer that was given bears out arson", Assert.Single(Planted(d => d with { Disqualifiers = d.Disqualifiers | [Disqualifier.Arson] })), StringComparison.Ordinal);

    [Fact]
    public void An_officer_who_is_said_to_have_a_ground_that_no_answer_bears_out_is_without_reason()
    {
        var audit = Audit(e => e is UnitAssigned { OfficerInCrew: false } unit
            ? unit with { OfficerInCrew = true, Ground = Domain.Dispatch.OfficerGround.Disqualifier, Disqualifiers = [Disqualifier.Robbery] } : e);
        Assert.True(audit.PoliceFirstWithoutReason > 0);
    }

    private static IReadOnlyList<string> Planted(Func<Determination, Determination> change)
    {
        var done = false;
        return Audit(e =>
        {
            if (done || e is not IncidentOpened opened) return e;
            done = true;
            return opened with { Determined = change(opened.Determined) };
        }).Differences;
    }

    private static Planning.Reports.AuditResult Audit(Func<AreaEvent, AreaEvent> change)
    {
        var auditor = new Auditor("right-responder", Shipped.Protocols);
        foreach (var row in Rows.Value) auditor.Append(row with { Events = [.. row.Events.Select(change)] });
        return auditor.Result();
    }
}
