using System.Text.Json;

namespace RightCall.Cli.Replay;

/// <summary>What happened, in plain words: the first line says it, the others give the details.</summary>
internal static class EventWords
{
    /// <summary>The words for one event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="actor">Who gave the command.</param>
    /// <param name="clauses">The reasons of clauses.</param>
    public static IEnumerable<string> Of(Fields e, Fields actor, ClauseReasons clauses) => e["type"] switch
    {
        "incident-opened" => Opened(e, actor, clauses),
        "answers-recorded" => [$"Answers are recorded by {Who(actor)}.", .. Answers(e)],
        "determined" => [$"Determined ({Plain(e["because"])}): {DeterminationWords.Effective(e)}.", .. DeterminationWords.Reasons(e.Part("current"), clauses)],
        "downgrade-proposed" => [$"Less would do: {DeterminationWords.Effective(e.Part("to"))}. Somebody has to confirm it.", .. DeterminationWords.Reasons(e.Part("to"), clauses)],
        "recommended" => RecommendationWords.Of(e.Part("recommendation")),
        "incident-closed" => ["Closed: " + Plain(e.Part("disposition")["code"]) + ".", $"Officer on the scene: {Yes(e.Part("disposition")["officerOnScene"])}; person reached: {Yes(e.Part("disposition")["personReached"])}.", Funnel(e)],
        var type => [Short(type, e, actor)],
    };

    private static string Short(string type, Fields e, Fields actor) => type switch
    {
        "call-rang" => $"Call {e["number"]} rings, by {e["mode"]} from {Plain(e["source"])}; it has to be answered by {e.Clock("due")}.",
        "call-answered" => $"{e["by"]} answers.",
        "call-hung-up" => $"The line is closed: {e["how"]}.{Owed(e)}",
        "call-linked" => $"The call is linked to the incident.{Owed(e)}",
        "call-back-begun" => $"{e["by"]} calls back.",
        "call-back-ended" => $"The call-back: {Plain(e["outcome"])}.{Owed(e)}",
        "call-texted" => $"A text is sent to the caller.{Owed(e)}",
        "call-disposed" => $"The call needs no incident: {e["as"]}.",
        "call-raised" => $"What is owed to the call was not done in time ({e["duties"]}): {Plain(e["to"])} has to act.",
        "track-opened" => $"Somebody is looked for: {e["need"]} ({Plain(e["cause"])}), by the chain '{e["chainId"]}' from its step {Next(e, "index")}.",
        "step-taken" => $"The plan goes on to step {Next(e, "index")}: {Plain(e["end"])}.{(e.Has("loss") ? $" Funnel: {Plain(e["loss"])}." : "")}",
        "track-waits" => $"Nobody goes yet; looked at again by {e.Clock("due")}.",
        "track-rerouted" => $"Another chain holds now: '{e["chainId"]}', step {Next(e, "index")}.",
        "tracks-dropped" => "What was looked for is not needed any more.",
        "unit-assigned" => Assigned(e, actor),
        "unit-status-changed" => $"{e["unit"]}: {e["from"]} → {e["to"]}{(e.Has("forced") ? " (forced)" : "")}.",
        "unit-cleared" => $"{e["unit"]} is clear (was {e["from"]}): {Plain(e["reason"])}{(e.Has("why") ? $", {Plain(e["why"])}" : "")}.",
        "unit-holds-short" => $"{e["unit"]} holds short: a new danger is known.",
        "held-assignment-began" => $"{e["unit"]} begins what waited in its stack.",
        "override-recorded" => $"{e["by"]} chose {e["chosen"]} instead of {(e.Has("recommended") ? e["recommended"] : "nobody")}: {Plain(e.Part("override")["reason"])}.{(e.Has("sendsOfficer") ? " An officer goes for whom there was no other ground." : "")}",
        "hand-off-offered" => $"Hand-off {e["number"]} is offered to {e["kind"]} ({e["part"]}) by {e["by"]}; an answer is due by {e.Clock("due")}.",
        "hand-off-accepted" => $"Hand-off {e["number"]} is accepted by {e["kind"]}; a report is due by {e.Clock("due")}.",
        "hand-off-joined" => $"{e["kind"]} joins the line (hand-off {e["number"]}).",
        "hand-off-ended" => $"Hand-off {e["number"]} ends without being done: {Plain(e["reason"])}.",
        "hand-off-completed" => $"Hand-off {e["number"]} is done: {Plain(e["outcome"])}; person reached: {Yes(e["personReached"])}.",
        "hand-off-overdue" => $"Hand-off {e["number"]}: no report came in time.",
        "incident-raised" => $"Raised to {Plain(e["to"])}: {Plain(e["why"])}.",
        "incident-claimed" => $"{e["by"]} claims the incident until {e.Clock("until")}.",
        "incident-reopened" => $"{e["by"]} opens the incident again.",
        "incident-archived" => "Archived.",
        "backup-requested" => $"{e["unit"]} asks for {e["kind"]}: {Plain(e["cause"])} (request {e["number"]}).",
        "backup-settled" => $"Backup request {e["number"]}: {Plain(e["outcome"])}.",
        "downgrade-confirmed" => $"{e["by"]} confirms that less would do: {Plain(e["reason"])}; spoke with: {Plain(e["contact"])}.",
        "scene-declared-safe" => $"{e["by"]} says that the scene is safe.",
        "refusal-recorded" => $"The caller refuses: {Plain(e["refused"])}.",
        "insistence-recorded" => $"The caller insists on police; a team was offered: {Yes(e["teamOffered"])}.",
        _ => Fallback(type, e),
    };

    private static IEnumerable<string> Opened(Fields e, Fields actor, ClauseReasons clauses) =>
    [
        $"Incident {e["number"]} is opened as '{e["nature"]}' by {(e.Has("timer") ? "the clock, for a call that nobody had settled" : Who(actor))}; somebody has to be committed by {e.Clock("commitBy")}.",
        .. Answers(e),
        $"Determined from what is known: {DeterminationWords.Effective(e.Part("determined"))}.",
        .. DeterminationWords.Reasons(e.Part("determined"), clauses),
    ];

    private static IEnumerable<string> Answers(Fields e) => e.List("answers").Select(a =>
        $"{a["question"]}: {a["value"]} (from {a.Part("giver")["kind"]} {a.Part("giver")["id"]}, {Plain(a["manner"])}{(a.Has("ground") ? $"; {a["ground"]}" : "")})");

    private static string Assigned(Fields e, Fields actor)
    {
        var by = e["by"] switch { "desk" => e.Has("person") ? e["person"] : Who(actor), "timer" => "the clock, since nobody acted in time", _ => "a rule that does not wait for a desk" };
        var officer = e.Has("officerInCrew") ? $"an officer is in its crew, ground: {Plain(e["ground"])}" : "no officer in its crew";
        var disqualifiers = e.Has("disqualifiers") ? $" ({e["disqualifiers"]})" : "";
        return $"{e["unit"]} is assigned as {e["kind"]} by {by}: {e.Time("eta")} away by {e["metric"]}; {officer}{disqualifiers}{(e.Has("stage") ? "; it stages near" : "")}{(e["status"] == "held" ? "; it waits in its stack" : "")}.";
    }

    private static string Funnel(Fields e)
    {
        if (!e.Has("funnel")) return "In no funnel: it was not in scope, or it was cancelled.";
        var funnel = e.Part("funnel");
        return $"Funnel: reached '{Plain(funnel["reached"])}'{(funnel.Has("outcome") ? $", served {Plain(funnel["outcome"])}" : "")}{(funnel.Has("loss") ? $", lost: {Plain(funnel["loss"])}" : "")}.";
    }

    private static string Fallback(string type, Fields e)
    {
        var rest = e.Json.EnumerateObject().Where(p => p.Name is not ("type" or "at" or "incident" or "call" or "due" or "next") && p.Value.ValueKind is not JsonValueKind.Null)
            .Select(p => $"{p.Name} {Fields.Words(p.Value)}").ToList();
        var text = char.ToUpperInvariant(type[0]) + Plain(type)[1..];
        return rest.Count == 0 ? text + "." : $"{text}: {string.Join("; ", rest)}.";
    }

    private static string Owed(Fields e) => e.Has("duties") ? $" Owed to the caller: {Plain(e["duties"])}, by {e.Clock("due")}." : "";

    private static string Who(Fields actor) => actor["role"] == "timer" ? "the clock" : actor["id"];

    private static string Next(Fields e, string name) => (e.Json.GetProperty(name).GetInt32() + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Yes(string word) => word.Length == 0 ? "no" : word;

    /// <summary>A word of the journal as it is spoken.</summary>
    public static string Plain(string id) => id.Replace('-', ' ');
}
