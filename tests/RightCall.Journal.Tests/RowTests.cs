using System.Text.Json;
using NJsonSchema;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;

namespace RightCall.Journal.Tests;

/// <summary>Every command and every event has a line, and the line says what the guide says.</summary>
public sealed class RowTests
{
    public static TheoryData<string> Commands => [.. Journals.Commands.Select(t => t.FullName!)];

    public static TheoryData<string> Events => [.. Journals.Events.Select(t => t.FullName!)];

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_has_a_line(string name)
    {
        var type = Journals.Commands.Single(t => t.FullName == name);
        CheckFields(type, Line((CommandBody)Instances.Of(type)!).GetProperty("command"));
    }

    [Theory, MemberData(nameof(Events))]
    public void Every_event_has_a_line(string name)
    {
        var type = Journals.Events.Single(t => t.FullName == name);
        CheckFields(type, Line(new Tick(), (AreaEvent)Instances.Of(type)!).GetProperty("events")[0]);
    }

    [Fact]
    public void No_two_types_have_one_name()
    {
        Assert.Distinct(Journals.Commands.Select(t => t.Name));
        Assert.Distinct(Journals.Events.Select(t => t.Name));
        Assert.True(Journals.Commands.Count > 40 && Journals.Events.Count > 50);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        Row[] rows = [.. Journals.Events.Select((t, i) => Journals.Row(i + 1, new Tick(), (AreaEvent)Instances.Of(t)!))];
        Assert.Equal(Journals.Of(rows), Journals.Of(rows));
        Assert.Equal(Journals.Of(rows).Head, Journals.Verify(Journals.Of(rows).Text));
    }

    [Fact]
    public void A_determination_is_short_and_the_rules_are_left_out()
    {
        var opened = Line(new Tick(), Instances.Of<IncidentOpened>()).GetProperty("events")[0];
        Assert.False(opened.TryGetProperty("protocol", out _));
        Assert.Equal("words", opened.GetProperty("protocolHash").GetString());
        var determined = opened.GetProperty("determined");
        Assert.Equal(["nature", "family", "protocolHash", "level", "priority", "needs", "flags", "disqualifiers", "inScope", "clauses", "gravest"], determined.EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.String, determined.GetProperty("clauses")[0].ValueKind);
        var answer = opened.GetProperty("answers")[0];
        Assert.Equal(["question", "value", "giver", "manner", "at", "ground"], answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal("words", Line(Instances.Of<AdoptRules>()).GetProperty("command").GetProperty("hash").GetString());
    }

    [Fact]
    public void Values_are_written_as_the_guide_says()
    {
        var place = new PlaceCandidate(GeoPoint.FromDegrees(47.6, -122.33), new(20.5), "Z1", "12 \"Sea\" St <é>\n");
        var ring = Line(new Ring(new(Guid.Empty), CallMode.Voice, CallSource.OtherCentre, null, [place])).GetProperty("command");
        Assert.Equal("""{"type":"ring","call":"00000000-0000-0000-0000-000000000000","mode":"voice","source":"other-centre","places":[{"point":[47.6,-122.33],"uncertainty":20.5,"zone":"Z1","label":"12 \"Sea\" St <é>\n"}]}""", ring.GetRawText());
        var hungUp = Line(new Tick(), new CallHungUp(Instances.Noon + Duration.FromMilliseconds(5), new(Guid.Empty), CallEnd.Abandoned, CallDuties.CallBack | CallDuties.Locate, null)).GetProperty("events")[0];
        Assert.Equal("""{"type":"call-hung-up","at":"2026-01-01T12:00:00.005Z","call":"00000000-0000-0000-0000-000000000000","how":"abandoned","duties":["call-back","locate"]}""", hungUp.GetRawText());
    }

    [Fact]
    public async Task Every_line_fits_the_schema()
    {
        var schema = await JsonSchema.FromFileAsync(RepositoryRoot.File("docs", "guide", "journal.schema.json"));
        foreach (var type in Journals.Commands) Assert.Empty(schema.Validate(Line((CommandBody)Instances.Of(type)!).GetRawText()));
        foreach (var type in Journals.Events) Assert.Empty(schema.Validate(Line(new Tick(), (AreaEvent)Instances.Of(type)!).GetRawText()));
        Assert.NotEmpty(schema.Validate("""{"area":"x","sequence":0}"""));
    }

    private static JsonElement Line(CommandBody body, params AreaEvent[] events)
    {
        var text = Journals.Of([Journals.Row(1, body, [.. events])]).Text;
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    // Every field that is not found again by a hash is there, in the order of the declaration.
    private static void CheckFields(Type type, JsonElement json)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var fields = constructor.GetParameters().Select(p => type.GetProperty(p.Name!)!).Where(p => !p.IsDefined(typeof(ResolvedByHashAttribute), true)).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        if (type == typeof(AdoptRules)) fields = ["hash"];
        Assert.Equal(["type", .. fields], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name), json.GetProperty("type").GetString());
    }
}
