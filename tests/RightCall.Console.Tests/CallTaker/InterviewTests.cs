using Microsoft.Playwright;
using RightCall.Console.Tests.Browser;

namespace RightCall.Console.Tests.CallTaker;

/// <summary>The call-taker's desk, in a real browser against a real centre, by keyboard alone.</summary>
[Collection(nameof(Pages)), Trait("Tier", "slow")]
public sealed class InterviewTests(Chromium chromium)
{
    [Fact]
    public async Task A_call_is_answered_asked_and_a_team_is_sent_by_keyboard_alone()
    {
        var centre = await chromium.CentreAsync();
        using var telephone = await Seat.TakeAsync(centre, "supervisor");
        await using var desk = await Desk.OpenAsync(chromium, centre, "call-taker", "/calls");
        var call = await telephone.RingAsync();
        await AnswerAsync(desk, call);
        await desk.TypeAsync("suicidal");
        await desk.PressAsync("Enter");
        await desk.SeesAsync(".question");
        await desk.SeesAsync(".who[data-first]");
        for (var asked = 0; asked < 4; asked++)
        {
            var question = await desk.Page.Locator(".question").First.GetAttributeAsync("data-question");
            await desk.PressAsync("1");
            await Assertions.Expect(desk.Page.Locator($".question[data-question='{question}']")).ToHaveCountAsync(0);
        }
        await desk.SeesAsync("button.first:has-text('Send')");
        await desk.PressAsync("F6");
        await desk.SeesAsync(".status[data-status=dispatched]");
        var incident = await IncidentOfAsync(telephone, call);
        Assert.NotEmpty(incident.GetProperty("crews").EnumerateArray());
        Assert.Equal(4, incident.GetProperty("interview").GetProperty("answers").GetArrayLength());
    }

    [Fact]
    public async Task A_knife_that_appears_changes_who_goes_at_once_and_the_reason_is_shown()
    {
        var centre = await chromium.CentreAsync();
        using var telephone = await Seat.TakeAsync(centre, "supervisor");
        await using var desk = await Desk.OpenAsync(chromium, centre, "call-taker", "/calls");
        var call = await telephone.RingAsync();
        await AnswerAsync(desk, call);
        await desk.TypeAsync("welfare check");
        await desk.PressAsync("Enter");
        await desk.SeesAsync(".question");
        var before = await desk.Page.Locator(".who").First.GetAttributeAsync("data-first");
        Assert.NotEqual("police", before);
        await AskUntilAsync(desk, "weapon");
        await desk.Page.Locator("[data-answer=in-hand]").ClickAsync();
        await desk.SeesAsync(".kind[data-kind=police]");
        await Assertions.Expect(desk.Page.Locator(".why").First).ToContainTextAsync("weapon", new() { IgnoreCase = true });
    }

    [Fact]
    public async Task A_caller_who_cannot_speak_is_asked_by_yes_and_no_and_the_answers_say_so()
    {
        var centre = await chromium.CentreAsync();
        using var telephone = await Seat.TakeAsync(centre, "supervisor");
        await using var desk = await Desk.OpenAsync(chromium, centre, "call-taker", "/calls");
        var call = await telephone.RingAsync();
        await AnswerAsync(desk, call);
        await desk.TypeAsync("welfare check");
        await desk.PressAsync("Enter");
        await desk.SeesAsync(".question");
        await desk.PressAsync("y");
        await desk.SeesAsync("button[aria-pressed=true]");
        await desk.PressAsync("2", "1");
        await Assertions.Expect(desk.Page.Locator(".asked button")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page.Locator(".asked .waits")).ToHaveCountAsync(0);
        var incident = await IncidentOfAsync(telephone, call);
        Assert.Equal("yes-no", incident.GetProperty("interview").GetProperty("answers")[0].GetProperty("manner").GetString());
    }

    [Fact]
    public async Task The_centre_is_killed_in_the_middle_of_an_interview_and_nothing_is_lost()
    {
        await chromium.BrowserAsync();
        await using var centre = await RunningCentre.StartAsync();
        using var telephone = await Seat.TakeAsync(centre, "supervisor");
        await using var desk = await Desk.OpenAsync(chromium, centre, "call-taker", "/calls");
        var call = await telephone.RingAsync();
        await AnswerAsync(desk, call);
        await desk.TypeAsync("welfare check");
        await desk.PressAsync("Enter");
        await desk.SeesAsync(".question");
        await desk.PressAsync("1");
        await Assertions.Expect(desk.Page.Locator(".asked .waits")).ToHaveCountAsync(0);
        centre.Kill();
        // It goes on without the centre: what is entered counts here, and is shown as not there yet.
        await desk.SeesAsync(".health[data-state=stale]");
        await desk.PressAsync("1");
        await desk.PressAsync("1");
        await Assertions.Expect(desk.Page.Locator(".asked button")).ToHaveCountAsync(3);
        await Assertions.Expect(desk.Page.Locator(".asked .waits")).ToHaveCountAsync(2);
        centre.Begin();
        await centre.ReadyAsync();
        await desk.LiveAsync();
        await Assertions.Expect(desk.Page.Locator(".asked .waits")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        using var again = await Seat.TakeAsync(centre, "supervisor");
        Assert.Equal(3, (await IncidentOfAsync(again, call)).GetProperty("interview").GetProperty("answers").GetArrayLength());
    }

    // Of several waiting calls the oldest is answered first: until it is this one.
    private static async Task AnswerAsync(Desk desk, Guid call)
    {
        await desk.SeesAsync($"[data-call='{call}'][data-line=ringing]");
        await desk.PressAsync("F2");
        await desk.SeesAsync("#nature");
        for (var tried = 0; !await desk.Page.Locator($"[data-work='{call}']").IsVisibleAsync() && tried < 20; tried++)
        {
            await desk.PressAsync("F2");
            await Task.Delay(300);
        }
        await Assertions.Expect(desk.Page.Locator("#nature")).ToBeFocusedAsync();
    }

    private static async Task AskUntilAsync(Desk desk, string question)
    {
        for (var asked = 0; asked < 20; asked++)
        {
            var now = await desk.Page.Locator(".question").First.GetAttributeAsync("data-question");
            if (now == question) return;
            await desk.PressAsync("1");
            await Assertions.Expect(desk.Page.Locator($".question[data-question='{now}']")).ToHaveCountAsync(0);
        }
        Assert.Fail($"The interview never asked '{question}'.");
    }

    private static async Task<System.Text.Json.JsonElement> IncidentOfAsync(Seat seat, Guid call)
    {
        var incident = (await seat.ReadAsync($"calls/{call}")).GetProperty("incident").GetString();
        return await seat.ReadAsync($"incidents/{incident}");
    }
}
