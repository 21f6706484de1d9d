using System.Text.Json.Nodes;
using NJsonSchema;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RightCall.Rules.Tests.Schemas;

/// <summary>What an editor says by the published schemas is what the reader says.</summary>
public sealed class SchemaTests
{
    private static readonly (string Schema, string[] Files)[] Published =
    [
        ("nature", Yaml("protocols", "natures")),
        ("shared", Yaml("protocols", "shared")),
        ("cases", Yaml("protocols", "cases")),
        ("plan", Yaml("plans")),
        ("opening", [RepositoryRoot.File("protocols", "opening.yaml")]),
        ("instructions", [RepositoryRoot.File("protocols", "instructions.yaml")]),
    ];

    public static TheoryData<string> Schemas => [.. Published.Select(s => s.Schema)];

    [Theory, MemberData(nameof(Schemas))]
    public async Task Every_shipped_file_is_valid_under_its_schema(string name)
    {
        var schema = await JsonSchema.FromFileAsync(PathOf(name), TestContext.Current.CancellationToken);
        var files = Published.Single(s => s.Schema == name).Files;
        Assert.NotEmpty(files);
        foreach (var file in files)
            Assert.Empty(schema.Validate(Json(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.ToJsonString()).Select(e => $"{Path.GetFileName(file)}: {e.Path} {e.Kind}"));
    }

    [Theory]
    [InlineData("nature", "natures/noise.yaml", "family: quality-of-life", "family: quality")]
    [InlineData("nature", "natures/noise.yaml", "opening: full", "opening: all")]
    [InlineData("nature", "natures/noise.yaml", "status: sample", "status: sample\nowner: me")]
    [InlineData("nature", "natures/noise.yaml", "311-agency", "312-agency")]
    [InlineData("opening", "opening.yaml", "role: weapon", "role: wepon")]
    [InlineData("instructions", "instructions.yaml", "instructions:", "instruction:")]
    public async Task A_typo_is_invalid_under_the_schema(string name, string file, string old, string @new)
    {
        var schema = await JsonSchema.FromFileAsync(PathOf(name), TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(RepositoryRoot.File("protocols", file), TestContext.Current.CancellationToken);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate(Json(text.Replace(old, @new, StringComparison.Ordinal))!.ToJsonString()));
    }

    [Fact]
    public void The_closed_lists_in_the_schemas_are_those_of_the_domain()
    {
        var nature = Node("nature");
        Assert.Equal(Families.AllIds, Enum(nature["properties"]!["family"]!));
        Assert.Equal(FlagIds.All, Enum(nature["definitions"]!["flag"]!));
        Assert.Equal(Disqualifiers.AllIds, Enum(nature["definitions"]!["disqualifier"]!));
        Assert.Equal(ResponderKinds.AllIds, Enum(nature["definitions"]!["kind"]!));
        Assert.Equal(QuestionWords.RoleIds, Enum(nature["definitions"]!["question"]!["properties"]!["role"]!));
        Assert.Equal(QuestionWords.TopicIds, Enum(nature["definitions"]!["question"]!["properties"]!["about"]!));
        var step = Node("plan")["definitions"]!["step"]!["properties"]!;
        Assert.Equal(ResponderKinds.AtDesk.Select(k => k.Id()), Enum(step["offer"]!));
        Assert.Equal(ResponderKinds.AllIds.Except(ResponderKinds.AtDesk.Select(k => k.Id())), Enum(step["send"]!));
    }

    [Fact]
    public void The_same_word_means_the_same_list_in_every_schema()
    {
        var lists = Published.Select(s => Node(s.Schema)["definitions"]!).ToList();
        foreach (var word in new[] { "flag", "disqualifier", "kind", "when", "clause", "text", "id" })
            Assert.Single(lists.Select(d => d[word]?.ToJsonString()).Where(json => json is not null).Distinct());
    }

    [Fact]
    public void Every_object_of_every_schema_is_strict()
    {
        foreach (var (name, _) in Published)
            foreach (var map in Maps(Node(name))) Assert.True(map["additionalProperties"]?.ToJsonString() == "false", $"{name}: {map.GetPath()} allows keys that nobody reads.");
    }

    private static IEnumerable<JsonObject> Maps(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            if (map["type"] is JsonValue type && type.ToJsonString() == "\"object\"") yield return map;
            foreach (var child in map.SelectMany(p => Maps(p.Value))) yield return child;
        }
        else if (node is JsonArray array)
        {
            foreach (var child in array.SelectMany(Maps)) yield return child;
        }
    }

    // 988 is a number to an editor where it is not quoted, so it stands twice; the reader takes both.
    private static string[] Enum(JsonNode node) => [.. node["enum"]!.AsArray().Where(v => v!.GetValueKind() == System.Text.Json.JsonValueKind.String).Select(v => v!.GetValue<string>())];

    private static JsonNode Node(string schema) => JsonNode.Parse(File.ReadAllText(PathOf(schema)))!;

    private static string PathOf(string schema) => RepositoryRoot.File("protocols", "schema", schema + ".schema.json");

    private static string[] Yaml(params string[] folder) => [.. Directory.EnumerateFiles(RepositoryRoot.File(folder), "*.yaml").Order(StringComparer.Ordinal)];

    // YAML 1.2's core types, as editors read them.
    private static JsonNode? Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Json(stream.Documents[0].RootNode);
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when int.TryParse(scalar.Value, out var number) => number,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar => scalar.Value == "true",
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}
