using System.Net;
using NodaTime;
using RightCall.Server.People;

namespace RightCall.Server.Tests.People;

/// <summary>The city's own sign-in, step by step as a browser goes through it.</summary>
public sealed class OpenIdTests
{
    [Fact]
    public async Task Whom_the_city_lets_in_works_here_in_the_roles_of_the_account_and_needs_no_password_of_ours()
    {
        await using var city = await CitySignIn.StartAsync();
        await using var host = await PeopleHost.StartAsync(Settings(city));
        using var administrator = await host.AdministratorAsync();
        await administrator.Post("people", new { name = "j.rivera", roles = new[] { "dispatcher", "supervisor" } });
        using var browser = host.NewBrowser();
        Assert.True((await browser.Json("session")).GetProperty("hasOpenId").GetBoolean());
        var end = await SignInAsync(browser);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (end.StatusCode, end.Headers.Location!.OriginalString));
        Assert.Equal("j.rivera as Dispatcher of ", await (await browser.Get("/who")).Content.ReadAsStringAsync());
        var session = await browser.Json("session");
        Assert.False(session.GetProperty("needsSecondFactor").GetBoolean() || session.GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await browser.Put("session/role", new { role = "supervisor" })).StatusCode);
        Assert.Equal("j.rivera as Supervisor of ", await (await browser.Get("/who")).Content.ReadAsStringAsync());
        Assert.Equal(1, city.Exchanged);
    }

    [Fact]
    public async Task An_account_that_is_closed_here_loses_its_session_and_gets_no_other()
    {
        await using var city = await CitySignIn.StartAsync();
        await using var host = await PeopleHost.StartAsync(Settings(city));
        using var administrator = await host.AdministratorAsync();
        await administrator.Post("people", new { name = "j.rivera", roles = new[] { "dispatcher" } });
        using var browser = host.NewBrowser();
        await SignInAsync(browser);
        await administrator.Put("people/j.rivera", new { roles = new[] { "dispatcher" }, isClosed = true });
        host.Wait(Duration.FromSeconds(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/who")).StatusCode);
        Assert.Equal("PPL-007", await Browser.Code(await SignInAsync(browser)));
    }

    [Fact]
    public async Task Whom_nobody_gave_an_account_here_is_not_let_in()
    {
        await using var city = await CitySignIn.StartAsync();
        await using var host = await PeopleHost.StartAsync(Settings(city));
        using var browser = host.NewBrowser();
        Assert.Equal("PPL-007", await Browser.Code(await SignInAsync(browser)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/who")).StatusCode);
    }

    [Theory, InlineData("forged"), InlineData("replayed"), InlineData("for another"), InlineData("given up"), InlineData("no secret")]
    public async Task What_the_city_did_not_say_to_us_now_lets_nobody_in(string why)
    {
        await using var city = await CitySignIn.StartAsync();
        await using var host = await PeopleHost.StartAsync(Settings(city, why == "no secret" ? "wrong" : CitySignIn.Secret));
        using var administrator = await host.AdministratorAsync();
        await administrator.Post("people", new { name = "j.rivera", roles = new[] { "dispatcher" } });
        (city.IsForged, city.IsReplayed) = (why == "forged", why == "replayed");
        if (why == "for another") city.Audience = "another-program";
        if (why == "given up") city.Person = null;
        using var browser = host.NewBrowser();
        Assert.Equal("PPL-016", await Browser.Code(await SignInAsync(browser)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/who")).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for_is_not_taken()
    {
        await using var city = await CitySignIn.StartAsync();
        await using var host = await PeopleHost.StartAsync(Settings(city));
        using var thief = host.NewBrowser();
        using var victim = host.NewBrowser();
        var there = (await thief.Get("/api/v1/session/openid")).Headers.Location!;
        var back = (await thief.Go(there)).Headers.Location!;
        Assert.Equal("PPL-016", await Browser.Code(await victim.Go(back)));
        Assert.Equal("PPL-016", await Browser.Code(await victim.Get("/api/v1/session/openid/callback?code=x&state=y")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await victim.Get("/who")).StatusCode);
    }

    [Fact]
    public async Task A_sign_in_that_cannot_be_reached_is_said_to_be_away()
    {
        await using var host = await PeopleHost.StartAsync(new() { OpenId = new("http://127.0.0.1:1", CitySignIn.Client, CitySignIn.Secret) });
        using var browser = host.NewBrowser();
        Assert.Equal("PPL-017", await Browser.Code(await browser.Get("/api/v1/session/openid")));
    }

    private static PeopleSettings Settings(CitySignIn city, string secret = CitySignIn.Secret) => new() { OpenId = new(city.Authority, CitySignIn.Client, secret) };

    // There, back with a code, and on to where the session begins.
    private static async Task<HttpResponseMessage> SignInAsync(Browser browser)
    {
        var there = await browser.Get("/api/v1/session/openid");
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
        var back = await browser.Go(there.Headers.Location!);
        Assert.True(back.StatusCode == HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync());
        var returned = await browser.Go(back.Headers.Location!);
        return returned.StatusCode == HttpStatusCode.Redirect ? await browser.Get(returned.Headers.Location!.OriginalString) : returned;
    }
}
