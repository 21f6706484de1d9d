using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace RightCall.Architecture;

/// <summary>What may reference what. The table is the one in ARCHITECTURE.md; a new project needs a row in both.</summary>
public sealed class ProjectReferenceTests
{
    private sealed record Row(string[] Projects, string[]? Packages);

    // Packages are listed where the list is a promise (pure or small on purpose), null where the project may choose.
    private static readonly SortedDictionary<string, Row> Allowed = new(StringComparer.Ordinal)
    {
        ["RightCall.Domain"] = new([], ["NodaTime"]),
        ["RightCall.Rules"] = new(["RightCall.Domain"], ["YamlDotNet", "NodaTime"]),
        ["RightCall.Roads"] = new([], []),
        ["RightCall.City"] = new(["RightCall.Domain", "RightCall.Rules", "RightCall.Roads"], null),
        ["RightCall.Journal"] = new(["RightCall.Domain"], null),
        ["RightCall.Planning"] = new(["RightCall.Domain", "RightCall.Rules", "RightCall.City"], null),
        ["RightCall.Contracts"] = new(["RightCall.Domain"], ["NodaTime"]),
        ["RightCall.Console"] = new(["RightCall.Domain", "RightCall.Contracts"], null),
        ["RightCall.Demonstration"] = new(["RightCall.Domain", "RightCall.Rules", "RightCall.City", "RightCall.Roads", "RightCall.Planning", "RightCall.Contracts"], null),
        ["RightCall.Server"] = new(["RightCall.Console", "RightCall.Demonstration", "RightCall.Domain", "RightCall.Rules", "RightCall.City", "RightCall.Journal", "RightCall.Planning", "RightCall.Contracts"], null),
        ["RightCall.Cli"] = new(["RightCall.Domain", "RightCall.Planning", "RightCall.City", "RightCall.Rules", "RightCall.Journal"], null),
    };

    private static readonly string[] Always = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    public static TheoryData<string> Projects => [.. SourceTree.Files("src", "*.csproj")];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_table_allows(string path) => Check(path, SourceTree.Read(path)).ExpectNone();

    [Theory, MemberData(nameof(Projects))]
    public void The_compiled_assembly_references_only_what_the_table_allows(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (!Allowed.TryGetValue(name, out var row))
        {
            Assert.Fail($"{name} has no row in the table.");
        }

        // An unused project reference leaves no trace here, and a reference through another project leaves none in the project file: both are read.
        var ours = References(name).Where(r => r.StartsWith("RightCall.", StringComparison.Ordinal) && !Reachable(name).Contains(r)).Select(r => $"{name} uses {r}.");
        var theirs = row.Packages is null ? [] : References(name).Where(r => !IsFramework(r) && !r.StartsWith("RightCall.", StringComparison.Ordinal) && !row.Packages.Contains(r));
        ours.Concat(theirs.Select(r => $"{name} uses the package {r}.")).ExpectNone();
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = SourceTree.Read("RightCall.slnx");
        SourceTree.Files("", "*.csproj").Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)).Select(p => $"{p} is not in RightCall.slnx: nobody would build it.").ExpectNone();
    }

    [Fact]
    public void Test_projects_are_referenced_by_nothing() => SourceTree.Files("src", "*.csproj").Concat(SourceTree.Files("bench", "*.csproj"))
        .Where(p => SourceTree.Read(p).Contains("/tests/", StringComparison.Ordinal)).Select(p => $"{p} references a test project.").ExpectNone();

    [Fact]
    public void Versions_stand_in_one_file_only() => SourceTree.Files("", "*.csproj")
        .Where(p => XDocument.Parse(SourceTree.Read(p)).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null))
        .Select(p => $"{p} names a version: it belongs in Directory.Packages.props, with its reason.").ExpectNone();

    [Theory]
    [InlineData("src/RightCall.Domain/RightCall.Domain.csproj", "<Project><ProjectReference Include=\"../RightCall.Rules/RightCall.Rules.csproj\" /></Project>")]
    [InlineData("src/RightCall.Domain/RightCall.Domain.csproj", "<Project><PackageReference Include=\"YamlDotNet\" /></Project>")]
    [InlineData("src/RightCall.New/RightCall.New.csproj", "<Project />")]
    public void A_reference_that_is_not_allowed_is_found(string path, string text) => Assert.NotEmpty(Check(path, text));

    private static IEnumerable<string> Check(string path, string text)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (!Allowed.TryGetValue(name, out var row))
        {
            yield return $"{path}: {name} has no row in the table of this test, nor, it is to be feared, in ARCHITECTURE.md.";
            yield break;
        }

        var project = XDocument.Parse(text);
        foreach (var reference in project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))))
        {
            if (!row.Projects.Contains(reference))
            {
                yield return $"{path}: may not reference {reference}, only {Join(row.Projects)}.";
            }
        }

        foreach (var package in project.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value))
        {
            if (row.Packages is not null && !row.Packages.Contains(package) && !Always.Contains(package))
            {
                yield return $"{path}: may not use the package {package}, only {Join(row.Packages)}.";
            }
        }
    }

    private static string Join(string[] names) => names.Length == 0 ? "nothing" : string.Join(", ", names);

    private static SortedSet<string> Reachable(string project)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        void Add(string name)
        {
            foreach (var next in Allowed[name].Projects.Where(reached.Add))
            {
                Add(next);
            }
        }

        Add(project);
        return reached;
    }

    private static bool IsFramework(string assembly) => assembly is "netstandard" or "mscorlib" || assembly.StartsWith("System.", StringComparison.Ordinal);

    private static IReadOnlyList<string> References(string project)
    {
        var assembly = project switch { "RightCall.Cli" => "rightcall", "RightCall.Server" => "rightcall-server", _ => project };
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))];
    }
}
