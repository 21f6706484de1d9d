using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Protocols;

namespace RightCall.Rules;

/// <summary>Reads rule files: every problem of all files at once, each with its place. Never throws for what is in a file.</summary>
public static class RuleFiles
{
    /// <summary>The protocols of a folder, of a folder of natures, or of one nature's file.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="with">The folder with the opening and the shared files, where it is neither there nor up to two levels above.</param>
    /// <returns>The natures without an error. None where the opening or a shared file has one.</returns>
    public static Read<ImmutableSortedDictionary<NatureId, Protocol>> ReadProtocols(string path, string? with = null)
    {
        var problems = new Problems();
        var protocols = ProtocolFolder.Read(problems, path, with);
        return new(protocols, problems.All());
    }
}
