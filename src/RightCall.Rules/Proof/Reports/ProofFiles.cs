using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;

namespace RightCall.Rules.Proof.Reports;

/// <summary>What the check reads: protocols, and the city's own properties that lie beside them.</summary>
/// <param name="Protocols">The protocols, in order of nature.</param>
/// <param name="Properties">The properties of every <c>properties.yaml</c>.</param>
/// <param name="Problems">The problems of all files.</param>
public sealed record ProofFiles(ImmutableArray<Protocol> Protocols, ImmutableArray<CityProperty> Properties, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>Whether a file cannot be used.</summary>
    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>Reads folders and files of natures.</summary>
    /// <param name="paths">The folders and files. Where two have the same nature, the later one counts.</param>
    /// <param name="with">The folder with the opening and the shared files, where it is not beside them.</param>
    public static ProofFiles Read(IReadOnlyList<string> paths, string? with)
    {
        var protocols = ImmutableSortedDictionary.CreateBuilder<Domain.Natures.NatureId, Protocol>();
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var properties = ImmutableArray.CreateBuilder<CityProperty>();
        foreach (var path in paths)
        {
            var read = RuleFiles.ReadProtocols(path, with);
            problems.AddRange(read.Diagnostics);
            if (read.Value is null) continue;
            foreach (var (nature, protocol) in read.Value) protocols[nature] = protocol;
        }
        return new([.. protocols.Values], properties.ToImmutable(), problems.ToImmutable());
    }
}
