using System.Globalization;
using System.Text;
using NodaTime.Text;
using RightCall.Domain.Canonical;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Logs;

namespace RightCall.Planning.Reports;

/// <summary>The files that a run leaves beside its journal: where every row ended, who called, and the rules by their hash.</summary>
public static class RunFiles
{
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

    /// <summary>What was drawn as true for a call: the kind of truth, and the true answer to each question that arises.</summary>
    public static (string Kind, SortedDictionary<string, string> Facts) TruthOf(LoggedCall call, CallerModel model)
    {
        var nature = model.For(call.Nature);
        var caller = model.Draw(nature, call.Row);
        SortedDictionary<string, string> facts = new(StringComparer.Ordinal);
        for (var q = 0; q < caller.Truth.Length; q++)
            if (caller.Truth[q] != 0) facts[nature.Protocol.Questions[q].Id] = nature.Protocol.Questions[q].IdOf(new(caller.Truth[q]));
        return (nature.KindNames[caller.Kind], facts);
    }

    /// <summary>Protocols and policies in their canonical form, each named by its hash: what determinations in the journal refer to.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Rules(IEnumerable<Protocol> protocols, IEnumerable<Domain.Plans.Policy> policies) =>
        protocols.Select(p => ($"{p.Hash}.json", ProtocolJson.Write(p))).Concat(policies.Select(p => ($"{p.Hash}.json", PolicyJson.Write(p))));

    private static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text
        : new StringBuilder(text.Length + 8).Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
}
