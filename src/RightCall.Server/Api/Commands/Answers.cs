using System.Text.Json;
using RightCall.Contracts;
using RightCall.Contracts.Areas;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Units;
using RightCall.Server.Areas;

namespace RightCall.Server.Api.Commands;

/// <summary>What a command came to, as the API says it: a function of the row.</summary>
internal static class Answers
{
    public static CommandAnswer Of(AreaId area, Submission submission, Accepted accepted) => new(accepted.Sequence, submission.Id,
        [.. accepted.Events.Select(e => JsonSerializer.SerializeToElement(e, e.GetType(), RowWords.Shown))], [.. Links($"/api/v1/areas/{area}", submission.Body, accepted)]);

    private static IEnumerable<Link> Links(string area, CommandBody body, Accepted accepted)
    {
        if ((body as CallCommand)?.Call is { } call) yield return new("call", $"{area}/calls/{call}");
        foreach (var unit in accepted.Events.OfType<UnitEvent>().Select(e => e.Unit).Append((body as UnitCommand)?.Unit ?? default).Where(u => u != default).Distinct())
            yield return new("unit", $"{area}/units/{unit}");
        var incidents = accepted.Events.Select(e => (e as IncidentEvent)?.Incident).Prepend((body as IncidentCommand)?.Incident).OfType<IncidentId>().Distinct();
        foreach (var incident in incidents)
        {
            yield return new("incident", $"{area}/incidents/{incident}");
            if (accepted.Events.Any(e => e is Determined or IncidentOpened or AnswersRecorded && ((IncidentEvent)e).Incident == incident))
                yield return new("next-question", $"{area}/incidents/{incident}/next-question");
            if (accepted.Events.Any(e => e is Determined or IncidentOpened or Recommended or UnitAssigned)) yield return new("recommendation", $"{area}/incidents/{incident}/recommendation");
            yield return new("explain", $"{area}/incidents/{incident}/explain");
        }
    }
}
