namespace RightCall.Rules.Tests.Proof;

/// <summary>A folder of rule files for one test, gone after it.</summary>
internal sealed class RuleFolderOf : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("rightcall-").FullName;

    public RuleFolderOf(string nature)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(_path, "natures"));
        Write("opening.yaml", """
            status: sample
            questions:
              - id: weapon
                profile: [full, short]
                ask: {en: "Is there a weapon?"}
                answers: {none: {en: "No"}, near: {en: "Near"}, in-hand: {en: "In hand"}}
                danger: [none, near, in-hand]
                role: weapon
            """);
        Write("instructions.yaml", "status: sample\ninstructions:\n  stay-on-line: {en: \"Stay on the line.\"}\n");
        Write("natures/noise.yaml", nature);
    }

    /// <summary>The folder.</summary>
    public string Path => _path;

    /// <summary>Adds or replaces a file.</summary>
    public RuleFolderOf Write(string file, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(_path, file), text);
        return this;
    }

    /// <summary>A nature with these clauses.</summary>
    public static string Nature(string clauses) => $"""
        nature: noise
        family: quality-of-life
        status: sample
        version: "1"
        title: {"{en: Noise}"}
        opening: short
        clauses:
        {clauses}
        """;

    /// <summary>A clause.</summary>
    public static string Clause(string id, string when, string effects) => $"  - id: {id}\n    when: {when}\n    {effects.Replace("; ", "\n    ", StringComparison.Ordinal)}\n    reason: {{en: \"{id}\"}}\n    source: \"test\"\n";

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
