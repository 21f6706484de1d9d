using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RightCall.City.Packs;
using RightCall.Contracts.Publications;
using RightCall.Domain;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Differences;

namespace RightCall.Server.Publications;

/// <summary>What is said of rules before they come into force.</summary>
internal static class Publication
{
    private const int MostExamples = 5;

    /// <summary>Compares rules with those in force, over every interview. Takes seconds where much differs.</summary>
    public static PublicationReport Report(Rulebook rules, Rulebook? inForce, IReadOnlyList<CityProblem> warnings)
    {
        List<string> unsigned = [.. rules.Protocols.Values.Where(p => p.Status != "approved").Select(p => p.Nature.ToString())];
        if (rules.Policy.Status != "approved") unsigned.Insert(0, $"plan {rules.Policy.Id}");
        var before = inForce?.Protocols ?? ImmutableSortedDictionary<NatureId, Protocol>.Empty;
        return new(rules.Hash, rules.Policy.Id, rules.Protocols.Count, unsigned.Count == 0, unsigned, inForce?.Hash, [.. ProtocolDifference.Between(before, rules.Protocols).Select(View)],
            [.. warnings.Select(w => w.ToString())]);
    }

    /// <summary>The rules as text, to be kept; <see cref="Read"/> makes them again.</summary>
    public static string Write(Rulebook rules) =>
        JsonSerializer.Serialize(new Parts([.. rules.Protocols.Values.Select(ProtocolJson.Write)], PolicyJson.Write(rules.Policy)));

    /// <summary>The rules of a text.</summary>
    public static Rulebook Read(string text)
    {
        var parts = JsonSerializer.Deserialize<Parts>(text)!;
        return Rulebooks.Create(parts.Protocols.Select(p => ProtocolJson.Read(p)).ToImmutableSortedDictionary(p => p.Nature, p => p), PolicyJson.Read(parts.Policy));
    }

    private static NatureChangeView View(NatureDifference nature) => new(nature.Nature.ToString(), JsonNamingPolicy.KebabCaseLower.ConvertName(nature.Change.ToString()),
        [.. nature.Outputs.Select(o => new OutcomeChangeView(o.Output, o.Interviews?.ToString(CultureInfo.InvariantCulture), [.. (o.Changes ?? []).Take(MostExamples).Select(View)]))]);

    private static ChangeExample View(Change change) => new(change.Old, change.New, change.Interviews.ToString(CultureInfo.InvariantCulture),
        change.Example.ToDictionary(a => a.Question.ToString()!, a => a.Answer.ToString()!));

    private sealed record Parts(IReadOnlyList<byte[]> Protocols, byte[] Policy);
}
