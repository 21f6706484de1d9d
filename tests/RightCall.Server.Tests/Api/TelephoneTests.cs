using RightCall.Contracts;

namespace RightCall.Server.Tests.Api;

/// <summary>What a telephone system reports with its key, and what comes back to it.</summary>
public sealed class TelephoneTests
{
    private const string ARing = """{"mode":"voice","source":"public","class":"wireless-phase-two","callBackNumber":"+1 555 0100","trunk":"trunk-7"}""";

    [Fact]
    public async Task A_call_is_rung_answered_recorded_and_ended_by_the_equipment()
    {
        await using var host = await ApiHost.StartAsync();
        using var telephone = host.As(AccessRole.Service);
        using var taker = host.As(AccessRole.CallTaker, name: "ann");
        var call = Guid.CreateVersion7();
        await taker.Do("log-on-desk");
        await telephone.Do($"calls/{call}/ring", ARing);
        Assert.Equal((422, "CALL-008"), await Client.Problem(await telephone.Give($"calls/{call}/answer-call")));
        var answered = await telephone.Do($"calls/{call}/answer-call", """{"desk":"desk-1"}""");
        Assert.Equal("ann", answered.GetProperty("events")[0].GetProperty("by").GetString());
        await telephone.Do($"calls/{call}/attach-recording", """{"recording":"rec://44/1"}""");
        await telephone.Do($"calls/{call}/hang-up", """{"how":"completed","recording":"rec://44/2"}""");
        var view = await taker.Read($"calls/{call}");
        Assert.Equal("wireless-phase-two", view.GetProperty("class").GetString());
        Assert.Equal("+1 555 0100", view.GetProperty("callBackNumber").GetString());
        Assert.Equal("desk-1", view.GetProperty("taken").GetProperty("desk").GetString());
        Assert.Equal(["rec://44/1", "rec://44/2"], view.GetProperty("recordings").EnumerateArray().Select(r => r.GetString()));
        Assert.DoesNotContain("555 0100", host.Logged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_report_twice_is_one()
    {
        await using var host = await ApiHost.StartAsync();
        using var telephone = host.As(AccessRole.Service);
        var (call, key) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await telephone.Do($"calls/{call}/ring", ARing);
        var first = await telephone.Do($"calls/{call}/receive-text", """{"words":"help","order":1}""", key);
        Assert.Equal(first.GetProperty("sequence").GetInt64(), (await telephone.Do($"calls/{call}/receive-text", """{"words":"help","order":1}""", key)).GetProperty("sequence").GetInt64());
        Assert.Equal((409, "CALL-007"), await Client.Problem(await telephone.Give($"calls/{call}/receive-text", """{"words":"help","order":1}""")));
    }

    [Fact]
    public async Task A_conversation_goes_both_ways_and_is_shown_in_order()
    {
        await using var host = await ApiHost.StartAsync();
        using var telephone = host.As(AccessRole.Service);
        using var taker = host.As(AccessRole.CallTaker);
        var call = Guid.CreateVersion7();
        await telephone.Do($"calls/{call}/ring", """{"mode":"text","source":"public","class":"text"}""");
        await taker.Do($"calls/{call}/answer-call");
        await telephone.Do($"calls/{call}/receive-text", """{"words":"in the kitchen","order":2}""");
        await telephone.Do($"calls/{call}/receive-text", """{"words":"he took pills","order":1,"sentAt":"2026-01-01T12:00:00Z"}""");
        await taker.Do($"calls/{call}/text", """{"words":"Is he awake? Y or N"}""");
        await telephone.Do($"calls/{call}/report-text", """{"message":1,"state":"delivered"}""");
        var view = await taker.Read($"calls/{call}");
        var texts = view.GetProperty("conversation").EnumerateArray().ToList();
        Assert.Equal(["he took pills", "in the kitchen", "Is he awake? Y or N"], texts.Select(t => t.GetProperty("words").GetString()));
        Assert.Equal("delivered", texts[2].GetProperty("state").GetString());
        var listed = (await taker.Read("")).GetProperty("calls")[0];
        Assert.Equal(3, listed.GetProperty("texts").GetInt32());
        Assert.False(listed.TryGetProperty("conversation", out _));
    }

    [Fact]
    public async Task A_partner_to_whom_a_call_was_handed_sees_the_words_and_not_the_number()
    {
        await using var host = await ApiHost.StartAsync();
        using var telephone = host.As(AccessRole.Service);
        using var taker = host.As(AccessRole.CallTaker);
        using var counsellor = host.As(AccessRole.Counsellor988);
        var (call, incident) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await telephone.Do($"calls/{call}/ring", ARing.Replace("voice", "text", StringComparison.Ordinal));
        await taker.Do($"calls/{call}/answer-call");
        await telephone.Do($"calls/{call}/receive-text", """{"words":"I want to talk"}""");
        Assert.Equal((403, "API-007"), await Client.Problem(await counsellor.Get($"calls/{call}")));
        await taker.Do($"incidents/{incident}/open-incident", $$"""{"call":"{{call}}","nature":"suicidal-person"}""");
        await taker.Do($"incidents/{incident}/offer-hand-off", """{"kind":"988","part":"caller"}""");
        var view = await counsellor.Read($"calls/{call}");
        Assert.Equal("I want to talk", view.GetProperty("conversation")[0].GetProperty("words").GetString());
        Assert.False(view.TryGetProperty("callBackNumber", out _));
    }
}
