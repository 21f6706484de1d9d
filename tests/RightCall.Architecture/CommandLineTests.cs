using System.Text.RegularExpressions;

namespace RightCall.Architecture;

/// <summary>Every command line that a document shows is one that the program, or the script, knows.</summary>
public sealed partial class CommandLineTests
{
    private static readonly Dictionary<string, string> HelpTexts = new(StringComparer.Ordinal);

    private static IEnumerable<string> Documents => SourceTree.Files("", "*.md").Where(d => !d.StartsWith("CHANGELOG", StringComparison.Ordinal));

    [Fact]
    public void Command_lines_in_documents_exist() => Documents.SelectMany(d => CommandLines(SourceTree.Read(d)).SelectMany(c => Unknown(d, c))).Distinct().ExpectNone();

    [Fact]
    public void The_readme_shows_a_command_line() => Assert.NotEmpty(CommandLines(SourceTree.Read("README.md")));

    [Theory]
    [InlineData("Run `rightcall nonsense FILE`.")]
    [InlineData("```sh\nscript/rightcall nonsense\n```")]
    [InlineData("```sh\n$ script/nothing fast\n```")]
    [InlineData("`script/test --no-such-option`")]
    public void A_command_line_that_does_not_exist_is_found(string text) => Assert.Single(CommandLines(text).SelectMany(c => Unknown("x.md", c)));

    [Fact]
    public void Scripts_can_be_run_and_explain_themselves()
    {
        var scripts = SourceTree.Files("script").Append(".ci/run").ToList();
        foreach (var script in scripts)
        {
            Assert.True(OperatingSystem.IsWindows() || (File.GetUnixFileMode(RepositoryRoot.File(script)) & UnixFileMode.UserExecute) != 0, $"{script} cannot be executed.");
        }

        scripts.Where(s => !SourceTree.Read(s).Contains("set -euo pipefail", StringComparison.Ordinal)).Select(s => $"{s} goes on after an error.").ExpectNone();
        scripts.Where(s => SourceTree.Lines(s).Length < 3 || !SourceTree.Lines(s)[1].StartsWith("# ", StringComparison.Ordinal)).Select(s => $"{s} does not say what it does.").ExpectNone();
    }

    // From fenced blocks, line by line, a trailing backslash joining two; and from inline code that begins with the command.
    private static IEnumerable<string> CommandLines(string text)
    {
        foreach (Match fence in Fence().Matches(text))
        {
            foreach (var line in fence.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Select(l => l.Trim()).Select(l => l.StartsWith("$ ", StringComparison.Ordinal) ? l[2..] : l))
            {
                // Two or more spaces after a script's name begin its description in a list of scripts.
                if (Command().IsMatch(line))
                {
                    yield return Description().Replace(line, "");
                }
            }
        }

        foreach (Match code in InlineCode().Matches(Fence().Replace(text, "")))
        {
            if (Command().IsMatch(code.Groups[1].Value))
            {
                yield return code.Groups[1].Value;
            }
        }
    }

    private static IEnumerable<string> Unknown(string document, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(w => w is not ("|" or ">" or "&&" or ";") && !w.StartsWith('#')).ToArray();
        if (words[0] is "rightcall" or "script/rightcall")
        {
            return UnknownToTheProgram(document, line, words[1..]);
        }

        if (!File.Exists(RepositoryRoot.File(words[0])))
        {
            return [$"{document}: '{line}': {words[0]} does not exist."];
        }

        var script = SourceTree.Read(words[0]);
        return words[1..].Where(w => w.StartsWith("--", StringComparison.Ordinal) && w != "--" && !script.Contains(w.Split('=')[0], StringComparison.Ordinal))
            .Select(w => $"{document}: '{line}': {words[0]} knows no {w}.").Take(1);
    }

    private static IEnumerable<string> UnknownToTheProgram(string document, string line, string[] words)
    {
        List<string> path = [];
        foreach (var word in words)
        {
            var commands = Commands(Help(path));
            if ((commands.Count == 0 && path.Count > 0) || word.StartsWith('-'))
            {
                break;
            }

            if (!commands.Contains(word))
            {
                return [$"{document}: '{line}': rightcall {string.Join(' ', path)} knows no command '{word}', only {string.Join(", ", commands)}."];
            }

            path.Add(word);
        }

        var help = Help(path);
        return words.Where(w => w.StartsWith("--", StringComparison.Ordinal)).Select(w => w.Split('=')[0].TrimEnd(']'))
            .Where(w => !Regex.IsMatch(help, $@"(?<![\w-]){Regex.Escape(w)}(?![\w-])")).Select(w => $"{document}: '{line}': rightcall {string.Join(' ', path)} knows no {w}.").Take(1);
    }

    private static string Help(List<string> path)
    {
        var key = string.Join(' ', path);
        if (!HelpTexts.TryGetValue(key, out var help))
        {
            (_, help) = PureCodeTests.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "rightcall.dll"), .. path, "--help"], TimeSpan.FromSeconds(60));
            HelpTexts[key] = help;
        }

        return help;
    }

    private static List<string> Commands(string help) =>
        [.. CommandSection().Match(help).Groups["body"].Value.Split('\n').Select(l => CommandName().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^(```|~~~)[^\n]*\n(?<body>.*?)^\1\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^(rightcall|script/[\w-]+|\.ci/run)(\s|$)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\s{2,}\S.*$|\s+#.*$")]
    private static partial Regex Description();

    [GeneratedRegex(@"^Commands:\s*\n(?<body>(\s+\S.*\n?)+)", RegexOptions.Multiline)]
    private static partial Regex CommandSection();

    [GeneratedRegex(@"^\s{2}([a-z][\w-]*)")]
    private static partial Regex CommandName();
}
