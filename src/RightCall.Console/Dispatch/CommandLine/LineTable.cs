using System.Text.Json;
using System.Text.Json.Nodes;
using RightCall.Console.Words;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Console.Dispatch.CommandLine;

/// <summary>Every command of the line. One table: it is parsed by, completed from and explained with it.</summary>
public static class LineTable
{
    /// <summary>Short codes that follow a unit's name, as they are said on the radio.</summary>
    public static IReadOnlyList<(string Code, UnitStatus Status)> StatusCodes { get; } =
    [
        ("AK", UnitStatus.Acknowledged), ("ER", UnitStatus.EnRoute), ("ST", UnitStatus.Staged), ("OS", UnitStatus.OnScene), ("PR", UnitStatus.PersonReached), ("TR", UnitStatus.Transporting), ("AF", UnitStatus.AtFacility),
    ];

    private static readonly LineField Unit = new("unit", FieldKind.Unit), Inc = new("inc", FieldKind.Incident), Rest = new("words", FieldKind.Words);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LineCommand> All { get; } =
    [
        new("D", () => LineWords.Dispatch, [new("units", FieldKind.Units, IsOptional: true), Inc, Choice<OverrideReason>("reason", true)], v => v.OnIncident("send-units", Sending(v))),
        new("R", () => LineWords.Recall, [Unit, Choice<RecallReason>("reason")], v => v.OnUnit("recall-unit", new() { ["reason"] = v["reason"] })),
        new("RD", () => LineWords.Redirect, [Unit, Inc, Choice<OverrideReason>("reason")], v => v.OnUnit("redirect-unit", new() { ["to"] = v.Incident.ToString(), ["override"] = new JsonObject { ["reason"] = v["reason"] } })),
        new("CL", () => LineWords.Clear, [Unit, new("reason", FieldKind.Choice, ["done", "cancelled", "not-found", "withdrew"], true)], v => v.OnUnit("clear-unit", new() { ["reason"] = Or(v["reason"], "done") })),
        new("K", () => LineWords.CheckIn, [Unit], v => v.OnUnit("check-in", [])),
        new("P", () => LineWords.Panic, [Unit, Inc], v => v.OnUnit("raise-panic", new() { ["incident"] = v.Incident.ToString() })),
        new("XP", () => LineWords.CancelPanic, [Unit, new("code", FieldKind.Word)], v => v.OnUnit("cancel-panic", new() { ["code"] = v["code"] })),
        new("B", () => LineWords.Backup, [Unit, new("kind", FieldKind.Choice, ResponderKinds.AllIds), Choice<BackupCause>("cause")], v => v.OnUnit("request-backup", new() { ["kind"] = v["kind"], ["cause"] = v["cause"] })),
        new("OOS", () => LineWords.OutOfService, [Unit, Choice<OutOfServiceReason>("reason")], v => v.OnUnit("take-out-of-service", new() { ["reason"] = v["reason"] })),
        new("RTS", () => LineWords.Return, [Unit], v => v.OnUnit("return-to-service", [])),
        new("OFF", () => LineWords.LogOff, [Unit], v => v.OnUnit("log-off", [])),
        new("C", () => LineWords.Claim, [Inc], v => v.OnIncident("claim-incident", [])),
        new("SAFE", () => LineWords.Safe, [Inc], v => v.OnIncident("record-scene-safe", [])),
        new("DG", () => LineWords.Downgrade, [Inc, Choice<DowngradeReason>("reason"), Choice<VoiceContact>("contact", true)], v => v.OnIncident("confirm-downgrade", new() { ["reason"] = v["reason"], ["contact"] = Or(v["contact"], "none") })),
        new("ND", () => LineWords.NoDowngrade, [Inc], v => v.OnIncident("reject-downgrade", [])),
        new("HO", () => LineWords.HandOff, [Inc, new("kind", FieldKind.Choice, [.. ResponderKinds.AtDesk.Select(k => k.Id())]), new("part", FieldKind.Choice, ["whole", "caller", "need"], true)],
            v => v.OnIncident("offer-hand-off", new() { ["kind"] = v["kind"], ["part"] = Or(v["part"], "caller") })),
        new("/close", () => LineWords.Close, [Inc, Choice<DispositionCode>("code")], v => v.OnIncident("close-incident", new() { ["disposition"] = new JsonObject { ["code"] = v["code"] } })),
        new("/cancel", () => LineWords.Cancel, [Inc, Choice<CancelReason>("reason")], v => v.OnIncident("cancel-incident", new() { ["reason"] = v["reason"] })),
        new("/reopen", () => LineWords.Reopen, [Inc], v => v.OnIncident("reopen-incident", [])),
        new("/nature", () => LineWords.Nature, [Inc, new("nature", FieldKind.Word)], v => v.OnIncident("change-nature", new() { ["nature"] = v["nature"] })),
        new("/log", () => LineWords.Log, [Inc, Rest], v => v.OnIncident("add-note", new() { ["words"] = v["words"] })),
        new("/msg", () => LineWords.Message, [new("to", FieldKind.Word), Rest], v => new("messages", $"messages/{Guid.CreateVersion7()}/send-message", new() { ["to"] = new JsonObject { ["desk"] = v["to"] }, ["words"] = v["words"] })),
        new("/open", () => LineWords.Open, [Inc], null),
    ];

    private static LineField Choice<T>(string name, bool isOptional = false) where T : struct, Enum => new(name, FieldKind.Choice, [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)], isOptional);

    private static string Or(string value, string otherwise) => value.Length > 0 ? value : otherwise;

    private static JsonObject Sending(LineValues values)
    {
        var body = new JsonObject { ["units"] = new JsonArray([.. values.Units.Select(u => (JsonNode)u)]) };
        if (values["reason"].Length > 0) body["override"] = new JsonObject { ["reason"] = values["reason"] };
        return body;
    }
}
