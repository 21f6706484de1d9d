using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using RightCall.Domain;
using RightCall.Domain.Areas;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;

namespace RightCall.Server.Api.Reads;

/// <summary>Compiled rules as canonical JSON, by their hash: a browser runs the same interview engine on them. A hash means the same for ever, so they are kept for ever.</summary>
internal static class RuleReads
{
    public static void Map(RouteGroupBuilder area)
    {
        area.Get("/rules", "Rules", "rules", "What is in force: the hash of each nature's protocol and of the plan.",
            http => Api.FromViewAsync(http, (_, view) => view.State.Rules is { } rules ? TypedResults.Text(List(rules), "application/json", Encoding.UTF8)
                : ApiProblems.NotFound("No rules are in force.")));
        area.Get("/rules/{hash}", "Rules", "rules-by-hash", "A protocol or a plan as canonical JSON, by its hash.",
            http => Api.FromViewAsync(http, (_, view) => Part(view.State, (string)http.Request.RouteValues["hash"]!) is { } json ? Immutable(http, json)
                : ApiProblems.NotFound("No rules of this hash are in force, and no open incident is pinned to them."), isFunctionOfTheRow: false));
    }

    private static FileContentHttpResult Immutable(HttpContext http, byte[] json)
    {
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(json, "application/json");
    }

    private static byte[]? Part(AreaState state, string hash)
    {
        if (state.Rules?.Policy is { } policy && policy.Hash == hash) return PolicyJson.Write(policy);
        Protocol? pinned = state.Rules?.Protocols.Values.FirstOrDefault(p => p.Hash == hash);
        pinned ??= state.Incidents.Concat(state.Closed).Select(i => i.Value.Interview.Protocol).FirstOrDefault(p => p.Hash == hash);
        return pinned is null ? null : ProtocolJson.Write(pinned);
    }

    private static string List(Rulebook rules) => System.Text.Json.JsonSerializer.Serialize(new
    {
        hash = rules.Hash,
        policy = new { id = rules.Policy.Id, hash = rules.Policy.Hash },
        protocols = rules.Protocols.Values.Select(p => new { nature = p.Nature.ToString(), title = new { en = p.Title.En, es = p.Title.Es }, family = p.Family.Id(), hash = p.Hash }),
    });
}
