using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RightCall.Architecture;

/// <summary>The pure projects know no clock, no chance and no disk, and say what their public types guarantee.</summary>
public sealed partial class PureCodeTests
{
    // Roads joins when it exists: the rows of a project that is not there yet are simply not made.
    public static TheoryData<string> Pure => [.. new[] { "RightCall.Domain", "RightCall.Roads" }.Where(p => Directory.Exists(RepositoryRoot.File("src", p)))];

    [Theory, MemberData(nameof(Pure))]
    public void The_compiler_checks_the_banned_symbols(string project) =>
        Assert.Contains("eng/Pure.props", SourceTree.Read($"src/{project}/{project}.csproj"), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Pure))]
    public void No_banned_symbol_is_in_the_compiled_assembly(string project)
    {
        // The analyzer can be switched off for a line; what was compiled cannot.
        var used = UsedSymbols(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        Banned().Where(b => used.Contains(b.Symbol)).Select(b => $"{project} uses {b.Symbol}: {b.Remedy}").ExpectNone();
    }

    [Fact]
    public void A_banned_symbol_in_a_compiled_assembly_is_found()
    {
        var used = UsedSymbols(typeof(PureCodeTests).Assembly.Location);
        Assert.Contains("System.IO.File", used);
        Assert.Contains("System.Guid.NewGuid", used);
    }

    [Fact]
    public void Every_banned_symbol_names_its_remedy() =>
        SourceTree.Lines("eng/BannedSymbols.Pure.txt").Where(l => l.Length > 0 && !BannedLine().IsMatch(l)).Select(l => $"eng/BannedSymbols.Pure.txt: '{l}' is not KIND:SYMBOL;REMEDY.").ExpectNone();

    [Fact, Trait("Tier", "slow")]
    public void Banned_code_does_not_compile()
    {
        var folder = Directory.CreateDirectory(RepositoryRoot.File("artifacts", "banned-" + Guid.NewGuid().ToString("N")));
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Trial.csproj"), $"""<Project Sdk="Microsoft.NET.Sdk"><Import Project="{RepositoryRoot.File("eng", "Pure.props")}" /></Project>""");
            File.WriteAllText(Path.Combine(folder.FullName, "Trial.cs"), """
                namespace Trial;
                /// <summary>Each line must fail.</summary>
                public static class Banned
                {
                    /// <summary>The clock.</summary>
                    public static object Clock() => System.DateTime.UtcNow;
                    /// <summary>Chance.</summary>
                    public static object Chance() => new System.Random(1).Next();
                    /// <summary>An id.</summary>
                    public static object Id() => System.Guid.NewGuid();
                    /// <summary>A file.</summary>
                    public static object Disk() => System.IO.File.Exists("x");
                    /// <summary>No promised order.</summary>
                    public static object Order() => new System.Collections.Generic.HashSet<int>();
                    public static object WithoutADocument() => 1;
                }
                """);
            var (code, output) = Run("dotnet", ["build", folder.FullName, "-nologo", "-v", "q", "-tl:off"], TimeSpan.FromMinutes(3));
            Assert.NotEqual(0, code);
            foreach (var line in new[] { 6, 8, 10, 12, 14 })
            {
                Assert.Matches($@"Trial\.cs\({line},\d+\): error RS0030", output);
            }

            Assert.Matches(@"Trial\.cs\(15,\d+\): error CS1591", output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, MemberData(nameof(Pure))]
    public void Every_public_type_says_what_it_is(string project)
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, project + ".xml")).Descendants("member")
            .Where(m => m.Element("summary") is { } s && s.Value.Trim().Length > 0).Select(m => m.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        Assembly.Load(project).GetExportedTypes().Where(t => !documented.Contains("T:" + t.FullName!.Replace('+', '.')))
            .Select(t => $"{t.FullName} has no summary.").ExpectNone();
    }

    [Theory, MemberData(nameof(Pure))]
    public void Nothing_switches_a_warning_off_without_saying_why(string project) => SourceTree.CSharp($"src/{project}")
        .SelectMany(f => SourceTree.Lines(f).Select((line, i) => (f, line, i)))
        .Where(x => x.line.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal) && !x.line.Contains("//", StringComparison.Ordinal))
        .Select(x => $"{x.f}({x.i + 1}): say why on the same line.").ExpectNone();

    private static IEnumerable<(string Symbol, string Remedy)> Banned() => SourceTree.Lines("eng/BannedSymbols.Pure.txt").Select(l => BannedLine().Match(l)).Where(m => m.Success)
        .Select(m => (m.Groups["kind"].Value switch { "P" => Getter(m.Groups["symbol"].Value), _ => m.Groups["symbol"].Value }, m.Groups["remedy"].Value));

    private static string Getter(string property)
    {
        var dot = property.LastIndexOf('.');
        return $"{property[..dot]}.get_{property[(dot + 1)..]}";
    }

    // Types by full name, and members as Type.Member: overloads are not told apart, which only makes the test stricter.
    private static HashSet<string> UsedSymbols(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var used = new HashSet<string>(StringComparer.Ordinal);
        string Name(TypeReference type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
        foreach (var handle in metadata.TypeReferences)
        {
            used.Add(Name(metadata.GetTypeReference(handle)));
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                used.Add($"{Name(metadata.GetTypeReference((TypeReferenceHandle)member.Parent))}.{metadata.GetString(member.Name)}");
            }
        }

        // The compiler writes Environment.CurrentManagedThreadId into every iterator; the sources did not name it.
        if (used.Where(u => u.StartsWith("System.Environment.", StringComparison.Ordinal)).All(u => u == "System.Environment.get_CurrentManagedThreadId"))
        {
            used.Remove("System.Environment");
        }

        return used;
    }

    internal static (int Code, string Output) Run(string program, IEnumerable<string> arguments, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Path };
        // The compiler's servers would outlive the test and hold its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {limit}.");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }

    [GeneratedRegex(@"^(?<kind>[TMPF]):(?<symbol>[\w.`]+)(\([^)]*\))?;(?<remedy>\S.*)$")]
    private static partial Regex BannedLine();
}
