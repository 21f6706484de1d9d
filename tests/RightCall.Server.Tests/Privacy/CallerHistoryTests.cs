using System.Text.Json;
using NodaTime;
using RightCall.Contracts;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Desks;
using RightCall.Journal.Erasing;
using RightCall.Server.Api;
using RightCall.Server.Api.History;
using RightCall.Server.Tests.Api;

namespace RightCall.Server.Tests.Privacy;

/// <summary>Earlier calls from one number: found however it is written, by a mark that is not the number, until it is erased.</summary>
public sealed class CallerHistoryTests
{
    private static readonly AreaId Area = new("springfield");

    [Fact]
    public async Task Earlier_calls_from_the_same_number_are_found_with_what_became_of_them_and_the_number_stands_in_no_index()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("rightcall-history-").FullName, "history.db");
        await using var host = await ApiHost.StartAsync(settings: new ApiSettings { HistoryFile = file });
        using var taker = host.As(AccessRole.CallTaker);
        using var auditor = host.As(AccessRole.Auditor);
        using var crew = host.As(AccessRole.Unit, "C1");
        var (first, second, other, last) = (await Ring(taker, "(217) 555-0142"), await Ring(taker, "+1 217 555 0142"), await Ring(taker, "217-555-0199"), await Ring(taker, "2175550142"));
        var incident = Guid.CreateVersion7();
        await taker.Do($"calls/{first}/answer-call");
        await taker.Do($"incidents/{incident}/open-incident", $$"""{"call":"{{first}}","nature":"noise","place":{"point":[39.8,-89.65],"uncertainty":20} }""");
        var history = await taker.Read($"calls/{last}/caller-history");
        var calls = history.GetProperty("calls").EnumerateArray().ToList();
        Assert.Equal([second, first], calls.Select(c => c.GetProperty("call").GetGuid()));
        Assert.Equal((incident, "noise"), (calls[1].GetProperty("incident").GetProperty("incident").GetGuid(), calls[1].GetProperty("incident").GetProperty("nature").GetString()));
        Assert.True(history.GetProperty("isKnown").GetBoolean() && !history.GetProperty("isShared").GetBoolean());
        Assert.Empty((await taker.Read($"calls/{other}/caller-history")).GetProperty("calls").EnumerateArray());
        Assert.Equal((403, "API-007"), await Client.Problem(await crew.Get($"calls/{last}/caller-history")));
        var line = (await auditor.Read("privacy-log")).GetProperty("lines").EnumerateArray().Last();
        Assert.Equal(("caller-history-read", last), (line.GetProperty("what").GetString(), line.GetProperty("records")[0].GetGuid()));
        foreach (var part in new[] { file, file + "-wal" })
            foreach (var number in new[] { "5550142", "555-0142", "555 0142" }) Assert.DoesNotContain(number, Text(part), StringComparison.Ordinal);
    }

    [Theory, InlineData("911"), InlineData("anonymous"), InlineData(null)]
    public async Task A_number_that_is_none_is_nobodys(string? number)
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        var call = await Ring(taker, number);
        await Ring(taker, number);
        var history = await taker.Read($"calls/{call}/caller-history");
        Assert.False(history.GetProperty("isKnown").GetBoolean());
        Assert.Empty(history.GetProperty("calls").EnumerateArray());
    }

    [Fact]
    public async Task Many_call_from_a_payphone()
    {
        await using var host = await ApiHost.StartAsync();
        using var taker = host.As(AccessRole.CallTaker);
        Assert.True((await taker.Read($"calls/{await Ring(taker, "2175550142", ",\"class\":\"payphone\"")}/caller-history")).GetProperty("isShared").GetBoolean());
    }

    [Fact]
    public void Whose_call_is_erased_is_found_no_more()
    {
        using var store = new HistoryStore(null);
        var (call, now, clock) = (new CallId(Guid.CreateVersion7()), SystemClock.Instance.GetCurrentInstant(), new Actor(new("t"), Role.Timer));
        static string Mark(string sort, string text) => $"{sort} {text}";
        store.Add(Area, [Row(1, new CallRang(now, call, 1, CallMode.Voice, CallSource.Public, null, [], now, null, "2175550142"))], Mark);
        var mark = Mark(EarlierCalls.Sort, "2175550142");
        Assert.Equal(call, Assert.Single(store.CallsOf(Area, mark, new(Guid.NewGuid()), 5)).Call);
        Assert.Empty(store.CallsOf(Area, mark, call, 5));
        store.Add(Area, [Row(2, new Erased(now, [$"call:{call}"], [], "asked"))], Mark);
        Assert.Empty(store.CallsOf(Area, mark, new(Guid.NewGuid()), 5));

        Row Row(long sequence, AreaEvent happened) => new(sequence, new(new(Guid.CreateVersion7()), clock, now, 0, null, new Tick()), [happened]);
    }

    private static async Task<Guid> Ring(Client client, string? number, string more = "")
    {
        var call = Guid.CreateVersion7();
        await client.Do($"calls/{call}/ring", $$"""{"mode":"voice","source":"public","callBackNumber":{{JsonSerializer.Serialize(number)}}{{more}} }""");
        return call;
    }

    private static string Text(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
