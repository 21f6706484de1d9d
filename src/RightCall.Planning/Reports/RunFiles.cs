using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using RightCall.Domain.Canonical;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Logs;

namespace RightCall.Planning.Reports;

/// <summary>The files that a run leaves beside its journal: where every row ended, who called, and the rules by their hash.</summary>
public static class RunFiles
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every row of the log with its fate: <c>row,fate,reason,nature,type,at,latitude,longitude,text</c>.</summary>
    public static void WriteRows(TextWriter output, CallLog log)
    {
        output.Write("row,fate,reason,nature,type,at,latitude,longitude,text\n");
        var calls = log.Calls.OrderBy(c => c.Row).ToList();
        var (c, l) = (0, 0);
        while (c < calls.Count || l < log.Listed.Count)
        {
            if (l >= log.Listed.Count || (c < calls.Count && calls[c].Row < log.Listed[l].Row))
            {
                var call = calls[c++];
                output.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{call.Row},mapped,{(call.CatchAll ? "catch-all" : "")},{call.Nature},{Quote(log.Types[call.Type].Text)},{InstantPattern.General.Format(call.At)},{call.Place.Latitude},{call.Place.Longitude},line {log.Types[call.Type].PatternLine} of the mapping\n"));
            }
            else
            {
                var row = log.Listed[l++];
                output.Write(string.Create(CultureInfo.InvariantCulture, $"{row.Row},{row.Fate.Id()},{row.Reason},,,,,,{Quote(row.Text)}\n"));
            }
        }
    }

    /// <summary>Who called: one JSON object for each call, with what was drawn as true and what the protocol asks for when it is told the truth.</summary>
    public static void WriteCallers(Stream output, CallLog log, CallerModel model)
    {
        foreach (var call in log.Calls)
        {
            using (var json = new Utf8JsonWriter(output, Options)) WriteCaller(json, call, model);
            output.WriteByte((byte)'\n');
        }
    }

    /// <summary>Protocols and policies in their canonical form, each named by its hash: what determinations in the journal refer to.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Rules(IEnumerable<Protocol> protocols, IEnumerable<Domain.Plans.Policy> policies) =>
        protocols.Select(p => ($"{p.Hash}.json", ProtocolJson.Write(p))).Concat(policies.Select(p => ($"{p.Hash}.json", PolicyJson.Write(p))));

    private static void WriteCaller(Utf8JsonWriter json, LoggedCall call, CallerModel model)
    {
        var nature = model.For(call.Nature);
        var caller = model.Draw(nature, call.Row);
        var truth = TriageEngine.Determine(nature.Protocol, caller.Truth);
        json.WriteStartObject();
        json.WriteNumber("row", call.Row);
        json.WriteString("nature", call.Nature.ToString());
        json.WriteString("protocolHash", nature.Protocol.Hash);
        json.WriteString("kind", nature.KindNames[caller.Kind]);
        json.WriteStartObject("truth");
        for (var q = 0; q < caller.Truth.Length; q++)
            if (caller.Truth[q] != 0) json.WriteString(nature.Protocol.Questions[q].Id, nature.Protocol.Questions[q].IdOf(new(caller.Truth[q])));
        json.WriteEndObject();
        json.WriteStartObject("needed");
        json.WriteNumber("level", (int)truth.Level);
        json.WriteNumber("priority", (int)truth.Priority);
        json.WriteStartArray("needs");
        foreach (var kind in truth.Needs) json.WriteStringValue(kind.Id());
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("relation", model.RelationNames[caller.Relation]);
        json.WriteString("language", model.LanguageNames[caller.Language]);
        if (caller.HangsUpAfter != int.MaxValue) json.WriteNumber("hangsUpAfter", caller.HangsUpAfter);
        if (caller.SecondCaller) json.WriteBoolean("secondCaller", true);
        json.WriteEndObject();
    }

    private static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text
        : new StringBuilder(text.Length + 8).Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
}
