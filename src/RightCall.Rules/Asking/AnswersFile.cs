using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Cases;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Asking;

/// <summary>Reads answers from a file, YAML or JSON: a map question → answer, or a list of <c>{giver, manner, ground, answers}</c> in the order in which they were given.</summary>
internal static class AnswersFile
{
    /// <summary>The interview with the file's answers; null, with errors, where one of them is wrong.</summary>
    public static Interview? Read(Problems problems, string file, Protocol protocol, ImmutableSortedDictionary<NatureId, Protocol> all)
    {
        var scope = new Scope(problems, file);
        return YamlFile.Read(scope) is { } root ? Read(scope, root, protocol, all) : null;
    }

    /// <summary>The interview with these answers.</summary>
    public static Interview? Read(Scope scope, Node root, Protocol protocol, ImmutableSortedDictionary<NatureId, Protocol> all)
    {
        var before = scope.Problems.Errors;
        var answers = new AnswerList(protocol, all.Values);
        if (root is ListNode list)
        {
            foreach (var item in list.Items)
                if (Fields.Of(scope, item, "An entry of the answers", CaseFile.ThenKeys) is { } fields) answers.Add(fields, "{question: answer}");
        }
        else answers.Add(scope, root, new(GiverKind.Caller, "1"), Manner.Direct, null);
        return scope.Problems.Errors > before ? null : Interview.Begin(protocol).With(answers.All.AsSpan());
    }
}
