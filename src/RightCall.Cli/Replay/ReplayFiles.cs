using System.Collections.Immutable;
using RightCall.Domain;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Files;
using RightCall.Planning.Logs;
using RightCall.Planning.Times;
using RightCall.Rules;

namespace RightCall.Cli.Replay;

/// <summary>The rule files, figures and mapping of a replay.</summary>
/// <param name="Protocols">The protocols.</param>
/// <param name="Policies">The policies, in the order in which they were named.</param>
/// <param name="Truths">What is really happening.</param>
/// <param name="Answers">What callers say of it.</param>
/// <param name="Times">How long things take.</param>
/// <param name="Mapping">How the log is read.</param>
internal sealed record ReplayFiles(ImmutableSortedDictionary<NatureId, Protocol> Protocols, IReadOnlyList<Policy> Policies, TruthModel Truths, AnswerModel Answers,
    TimeModel Times, LogMapping Mapping)
{
    /// <summary>The rules under one policy.</summary>
    public Rulebook RulesUnder(Policy policy) => Rulebooks.Create(Protocols, policy);

    /// <summary>Reads all of them; null, after writing every problem to standard error, where one cannot be used.</summary>
    public static ReplayFiles? Read(string protocolsFolder, string plansFolder, string mapFile, IReadOnlyList<string> policyNames)
    {
        var protocols = RuleFiles.ReadProtocols(protocolsFolder);
        var policies = policyNames.Select(name => RuleFiles.ReadPolicy(RuleFolders.PolicyFile(name, plansFolder))).ToList();
        if (RuleReport.Write([.. protocols.Diagnostics, .. policies.SelectMany(p => p.Diagnostics)])) return null;
        List<InputProblem> problems = [];
        var rules = Rulebooks.Create(protocols.Value!, policies[0].Value!);
        var truths = Try(problems, Path.Combine(protocolsFolder, "truths.yaml"), (file, text) => TruthFile.Read(file, text, rules));
        var answers = Try(problems, Path.Combine(protocolsFolder, "answers.yaml"), (file, text) => AnswerFile.Read(file, text, rules));
        var times = Try(problems, Path.Combine(protocolsFolder, "times.yaml"), TimeFile.Read);
        var mapping = Try(problems, mapFile, (file, text) => MappingFile.Read(file, text, [.. protocols.Value!.Keys]));
        if (problems.Count == 0) return new(protocols.Value!, [.. policies.Select(p => p.Value!)], truths!, answers!, times!, mapping!);
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        Console.Error.WriteLine($"{problems.Count} problems; nothing was replayed.");
        return null;
    }

    /// <summary>What reading a file comes to; null, with its problems, where it cannot be used.</summary>
    public static T? Try<T>(List<InputProblem> problems, string file, Func<string, string, T> read) where T : class
    {
        try
        {
            return read(file, File.ReadAllText(file));
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(file, 0, "", $"It cannot be read: {e.Message}"));
        }
        return null;
    }
}
