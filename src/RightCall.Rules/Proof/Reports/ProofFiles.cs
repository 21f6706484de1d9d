using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Protocols;

namespace RightCall.Rules.Proof.Reports;

/// <summary>What the check reads: protocols, and the city's own properties that lie beside them.</summary>
/// <param name="Protocols">The protocols, in order of nature.</param>
/// <param name="Properties">The properties of every <c>properties.yaml</c>.</param>
/// <param name="Problems">The problems of all files.</param>
/// <param name="Places">Where each question and clause stands.</param>
public sealed record ProofFiles(ImmutableArray<Protocol> Protocols, ImmutableArray<CityProperty> Properties, ImmutableArray<Diagnostic> Problems, RulePlaces Places)
{
    /// <summary>Whether a file cannot be used.</summary>
    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>Reads folders and files of natures.</summary>
    /// <param name="paths">The folders and files. Where two have the same nature, the later one counts.</param>
    /// <param name="with">The folder with the opening and the shared files, where it is not beside them.</param>
    public static ProofFiles Read(IReadOnlyList<string> paths, string? with)
    {
        var protocols = ImmutableSortedDictionary.CreateBuilder<NatureId, Protocol>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var places = new RulePlaces();
        foreach (var path in paths)
        {
            var read = RuleFiles.ReadProtocols(path, with, places);
            diagnostics.AddRange(read.Diagnostics);
            if (read.Value is null) continue;
            foreach (var (nature, protocol) in read.Value) protocols[nature] = protocol;
        }
        var all = protocols.Values.ToList();
        var problems = new Problems();
        // Properties of natures that could not be read would be called unknown: the errors that matter come first.
        var properties = diagnostics.Any(d => d.Severity == Severity.Error) ? [] : PropertiesBeside(paths, with, problems, all);
        diagnostics.AddRange(problems.All());
        return new([.. all], properties, diagnostics.ToImmutable(), places);
    }

    private static ImmutableArray<CityProperty> PropertiesBeside(IReadOnlyList<string> paths, string? with, Problems problems, List<Protocol> protocols)
    {
        var bases = paths.Select(path => RuleFolder.Find(problems, path, with)?.Base).OfType<string>().Distinct(StringComparer.Ordinal);
        var file = new PropertyFile(protocols);
        return [.. bases.SelectMany(folder => file.Read(problems, Path.Combine(folder, "properties.yaml")))];
    }
}
