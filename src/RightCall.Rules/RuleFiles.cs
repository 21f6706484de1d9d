using System.Collections.Immutable;
using RightCall.Domain;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;
using RightCall.Rules.Asking;
using RightCall.Rules.Cases;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Plans;
using RightCall.Rules.Protocols;

namespace RightCall.Rules;

/// <summary>Reads rule files: every problem of all files at once, each with its place. Never throws for what is in a file.</summary>
public static class RuleFiles
{
    /// <summary>The protocols of a folder, of a folder of natures, or of one nature's file.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="with">The folder with the opening and the shared files, where it is neither there nor up to two levels above.</param>
    /// <returns>The natures without an error. None where the opening or a shared file has one.</returns>
    public static Read<ImmutableSortedDictionary<NatureId, Protocol>> ReadProtocols(string path, string? with = null) => ReadProtocols(path, with, new());

    /// <summary>The same, and where each question and clause stands.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="with">The folder with the opening and the shared files, where it is neither there nor up to two levels above.</param>
    /// <param name="places">Where the places are noted.</param>
    public static Read<ImmutableSortedDictionary<NatureId, Protocol>> ReadProtocols(string path, string? with, RulePlaces places)
    {
        var problems = new Problems();
        var protocols = ProtocolFolder.Read(problems, places, path, with);
        return new(protocols, problems.All());
    }

    /// <summary>One policy's file.</summary>
    public static Read<Policy> ReadPolicy(string file)
    {
        var problems = new Problems();
        var policy = PlanFile.Read(problems, file);
        return new(policy, problems.All());
    }

    /// <summary>The policies of a folder, in order of file name, or of one file.</summary>
    public static Read<IReadOnlyList<Policy>> ReadPolicies(string path)
    {
        var problems = new Problems();
        var files = Directory.Exists(path) ? RuleFolder.YamlFilesIn(path) : [path];
        if (files.IsEmpty) new Scope(problems, path).FileError("FIL-001", "The folder holds no plan; put a policy's file into it.");
        var policies = files.Select(f => PlanFile.Read(problems, f)).OfType<Policy>().ToList();
        return new(policies, problems.All());
    }

    /// <summary>The written cases of files and of all files of folders.</summary>
    /// <param name="paths">The files and folders.</param>
    /// <param name="protocols">The protocols that say which questions and answers there are.</param>
    public static Read<IReadOnlyList<WrittenCase>> ReadCases(IEnumerable<string> paths, ImmutableSortedDictionary<NatureId, Protocol> protocols)
    {
        var problems = new Problems();
        var reader = new CaseFile(protocols);
        var cases = paths.SelectMany(path => reader.Read(problems, path)).ToList();
        return new(cases, problems.All());
    }

    /// <summary>The written cases of one file or folder.</summary>
    public static Read<IReadOnlyList<WrittenCase>> ReadCases(string path, ImmutableSortedDictionary<NatureId, Protocol> protocols) => ReadCases([path], protocols);

    /// <summary>The interview with the answers of a file (YAML or JSON): a map question → answer, or a list of <c>{giver, manner, ground, answers}</c>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="nature">The nature that is asked.</param>
    /// <param name="protocols">All protocols; the nature's is among them.</param>
    public static Read<Interview> ReadAnswers(string file, NatureId nature, ImmutableSortedDictionary<NatureId, Protocol> protocols)
    {
        var problems = new Problems();
        var interview = AnswersFile.Read(problems, file, protocols[nature], protocols);
        return new(interview, problems.All());
    }

    /// <summary>The known word that a person most likely meant; null where none is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> known) => Suggestion.Nearest(written, known);

    /// <summary>All rules together: a folder of protocols and one policy.</summary>
    public static Read<Rulebook> ReadRulebook(string protocolsFolder, string policyFile)
    {
        var problems = new Problems();
        var protocols = ProtocolFolder.Read(problems, new(), protocolsFolder, null);
        var policy = PlanFile.Read(problems, policyFile);
        return new(policy is null || problems.Errors > 0 ? null : Rulebooks.Create(protocols, policy), problems.All());
    }
}
