using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RightCall.Architecture;

/// <summary>How the sources are laid out and what does not stand in them.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 70;

    private static readonly string[] NotDomainWords = ["Services", "Models", "Helpers", "Utils", "Utilities", "Common", "Managers", "Misc", "Shared", "Core", "Infrastructure", "Extensions"];

    [Fact]
    public void Folders_are_words_of_the_domain() => SourceTree.Files("src").SelectMany(f => f.Split('/')[..^1].Select(part => (f, part)))
        .Where(x => NotDomainWords.Contains(x.part, StringComparer.OrdinalIgnoreCase)).Select(x => $"{x.f}: '{x.part}' says nothing about dispatch.").ExpectNone();

    [Fact]
    public void Long_files_and_methods_have_a_reason()
    {
        var reasons = SourceTree.Lines("eng/long-files.txt").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(": ", 2)).ToList();
        var malformed = reasons.Where(r => r.Length < 2 || r[1].Trim().Length < 20).Select(r => $"eng/long-files.txt: '{r[0]}' has no reason.");
        var known = reasons.Select(r => r[0]).ToHashSet(StringComparer.Ordinal);
        var found = SourceTree.CSharp("src").SelectMany(f => TooLong(f, SourceTree.Read(f))).ToList();
        malformed.Concat(found.Where(f => !known.Contains(f.Place)).Select(f => $"{f.Place} has {f.Lines} lines: split it, or give its reason in eng/long-files.txt."))
            .Concat(known.Where(k => found.All(f => f.Place != k)).Select(k => $"eng/long-files.txt: '{k}' is not long, or not there: drop the line.")).ExpectNone();
    }

    [Fact]
    public void Nothing_in_src_is_unfinished_or_waits_or_reads_the_clock() => SourceTree.TextFiles("src").SelectMany(f => Forbidden(f, SourceTree.Lines(f))).ExpectNone();

    [Fact]
    public void No_file_knows_the_machine_that_it_was_written_on() => SourceTree.TextFiles().SelectMany(f => MachinePaths(f, SourceTree.Lines(f))).ExpectNone();

    [Fact]
    public void Namespaces_follow_folders() => SourceTree.CSharp("src").SelectMany(f => Namespace(f, SourceTree.Read(f))).ExpectNone();

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    [InlineData("Thread" + ".Sleep(10);")]
    [InlineData("var now = DateTime" + ".UtcNow;")]
    [InlineData("var now = DateTimeOffset" + ".Now;")]
    [InlineData("task.GetAwaiter()" + ".GetResult();")]
    public void Unfinished_or_waiting_code_is_found(string line) => Assert.Single(Forbidden("x.cs", [line]));

    [Theory]
    [InlineData("see /wo" + "rk/main")]
    [InlineData("open(\"/ho" + "me/someone/data.csv\")")]
    [InlineData("C:" + "\\Users\\someone")]
    public void A_path_of_one_machine_is_found(string line) => Assert.Single(MachinePaths("x.cs", [line]));

    [Fact]
    public void A_long_file_and_a_long_method_are_found()
    {
        var body = string.Concat(Enumerable.Repeat("        _ = 1;\n", LongestFile));
        Assert.Equal(["x.cs", "x.cs#M"], TooLong("x.cs", $"class C\n{{\n    void M()\n    {{\n{body}    }}\n}}\n").Select(f => f.Place));
    }

    [Fact]
    public void A_namespace_beside_its_folder_is_found() => Assert.Single(Namespace("src/RightCall.Domain/Triage/X.cs", "namespace RightCall.Domain.Units;"));

    private static IEnumerable<(string Place, int Lines)> TooLong(string path, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        var lines = text.AsSpan().Count('\n');
        if (lines > LongestFile)
        {
            yield return (path, lines);
        }

        foreach (var member in tree.GetRoot().DescendantNodes())
        {
            var name = member switch
            {
                MethodDeclarationSyntax m => m.Identifier.Text,
                ConstructorDeclarationSyntax c => c.Identifier.Text,
                LocalFunctionStatementSyntax l => l.Identifier.Text,
                AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax p } => p.Identifier.Text,
                PropertyDeclarationSyntax { ExpressionBody: not null } p => p.Identifier.Text,
                _ => null,
            };
            // From the signature to the last brace: what is said about it above is not its length.
            var span = tree.GetLineSpan(member.Span);
            if (name is not null && span.EndLinePosition.Line - span.StartLinePosition.Line + 1 is var length && length > LongestMethod)
            {
                yield return ($"{path}#{name}", length);
            }
        }
    }

    private static IEnumerable<string> Forbidden(string path, string[] lines) =>
        lines.Select((line, i) => (line, i, match: ForbiddenText().Match(line))).Where(x => x.match.Success).Select(x => $"{path}({x.i + 1}): '{x.match.Value}'");

    private static IEnumerable<string> MachinePaths(string path, string[] lines) =>
        lines.Select((line, i) => (line, i, match: MachinePath().Match(line))).Where(x => x.match.Success).Select(x => $"{path}({x.i + 1}): '{x.match.Value}' exists on one machine only.");

    private static IEnumerable<string> Namespace(string path, string text)
    {
        var parts = path.Split('/');
        var folder = string.Join('.', parts[1..^1]);
        foreach (var declared in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (declared.Name.ToString() != folder)
            {
                yield return $"{path}: the namespace is {declared.Name}, the folder {folder}.";
            }
        }
    }

    // Split, so that this file does not find itself.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b|NotImplemented" + @"Exception|Thread" + @"\.Sleep|DateTime(Offset)?" + @"\.(Utc)?Now|\.GetAwaiter\(\)" + @"\.GetResult\(")]
    private static partial Regex ForbiddenText();

    [GeneratedRegex(@"(?<![\w.}/-])/(wo" + @"rk|ho" + @"me|ro" + @"ot|Us" + @"ers)/|\b[A-Z]:\\Us" + @"ers\\")]
    private static partial Regex MachinePath();
}
