using System.Net;
using System.Text;
using RightCall.Domain;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Cards;

/// <summary>Protocols as cards to print: a page or two for each nature, for when the system is down. One file of HTML that needs nothing else.</summary>
public static class PaperCards
{
    private const string Style = """
        body{font:10pt/1.35 sans-serif;margin:1cm;color:#000;background:#fff}h1{font-size:16pt}h2{font-size:14pt;margin:0;border-bottom:2pt solid #000}
        section{break-before:page}.fill{margin:.4em 0 .8em;white-space:pre}.sample{font-weight:bold}ol{padding-left:1.6em;columns:2;column-gap:1cm}li{break-inside:avoid;margin-bottom:.5em}
        .guard{font-style:italic}.options{margin:0}table{border-collapse:collapse;width:100%;font-size:9pt}th,td{border:.5pt solid #000;padding:.2em .4em;vertical-align:top;text-align:left}
        tr{break-inside:avoid}.police td:nth-child(2){font-weight:bold;text-decoration:underline}nav{columns:3}small{font-size:8pt}
        """;

    /// <summary>Writes the cards of some protocols.</summary>
    /// <param name="protocols">The protocols, in the order of the cards.</param>
    /// <param name="language">Two-letter code: en or es.</param>
    public static string Write(IReadOnlyCollection<Protocol> protocols, string language)
    {
        var words = new CardWords(language);
        var html = new StringBuilder($"<!doctype html>\n<html lang=\"{language}\"><meta charset=\"utf-8\"><title>{words.Title}</title><style>{Style}</style>\n<h1>{words.Title}</h1><p>{words.How}</p><h3>{words.Contents}</h3><nav>");
        foreach (var protocol in protocols) html.Append($"<div><a href=\"#{protocol.Nature}\">{Text(protocol.Title, words)}</a></div>");
        html.Append("</nav>\n");
        foreach (var protocol in protocols) Write(html, protocol, words);
        return html.Append("</html>\n").ToString();
    }

    private static void Write(StringBuilder html, Protocol protocol, CardWords words)
    {
        html.Append($"<section id=\"{protocol.Nature}\"><h2>{Text(protocol.Title, words)}</h2><small>{protocol.Nature}, {protocol.Family.Id()}, {protocol.Version}, {protocol.Hash[..12]}</small>");
        if (protocol.Status == "sample") html.Append($"<p class=\"sample\">{words.Sample}</p>");
        html.Append($"<div class=\"fill\">{words.Incident}</div><ol>");
        foreach (var question in protocol.Questions)
        {
            html.Append($"<li>{Text(question.Text, words)}");
            if (question.Guard != Condition.Always) html.Append($" <span class=\"guard\">({words.AskedWhen} {Spoken(protocol, question.Guard, words)})</span>");
            html.Append($"<p class=\"options\">{string.Join(" ", question.Options.Select(o => $"☐ {Text(o.Text, words)}").Append($"☐ {words.Unknown}").Append($"☐ {words.Refused}"))}</p></li>\n");
        }
        html.Append($"</ol><table><tr><th>{words.When}<th>{words.Who}<th>{words.Also}<th>{words.Reason}</tr>\n");
        foreach (var clause in protocol.Clauses.OrderByDescending(c => c.Effects.Level).ThenBy(c => c.Effects.Priority)) Write(html, protocol, clause, words);
        html.Append("</table></section>\n");
    }

    private static void Write(StringBuilder html, Protocol protocol, Clause clause, CardWords words)
    {
        var effects = clause.Effects;
        List<string> who = [.. effects.Needs.Select(k => k.Id())];
        if (effects.Level is { } level) who.Add($"{words.Level} {(int)level}");
        if (effects.Priority is { } priority) who.Add($"{words.Priority} {(int)priority}");
        IEnumerable<string> also = [.. effects.Instructions.Select(i => i.Text.In(words.Language)), .. effects.Flags.Names()];
        html.Append($"<tr{(effects.Needs.Overlaps(ResponderKinds.WithOfficer) ? " class=\"police\"" : "")}><td>{Spoken(protocol, clause.When, words)}<td>{Escape(string.Join(", ", who))}<td>{Escape(string.Join("; ", also))}<td>{Text(clause.Reason, words)}</tr>\n");
    }

    private static string Spoken(Protocol protocol, Condition condition, CardWords words) => condition.Any.Any(all => all.IsEmpty) ? words.Always
        : string.Join($" <b>{words.Or}</b> ", condition.Any.Select(all => string.Join($" {words.And} ", all.Select(literal => Spoken(protocol, literal, words)))));

    // A question is named by its number on the card, since its words stand there.
    private static string Spoken(Protocol protocol, Literal literal, CardWords words)
    {
        var question = protocol.Questions[literal.Question];
        List<string> values = [];
        for (byte code = 1; code < AnswerCode.FirstAnswer + question.Options.Length; code++)
            if ((literal.Mask & new AnswerCode(code).Bit) != 0) values.Add(code switch { 1 => words.Unknown, 2 => words.Refused, _ => question.Options[code - AnswerCode.FirstAnswer].Text.In(words.Language) });
        return Escape($"{literal.Question + 1}: {string.Join(" / ", values)}");
    }

    private static string Text(LocalText text, CardWords words) => Escape(text.In(words.Language));

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
