using System.Net;
using System.Text;
using NodaTime;
using RightCall.Server.People;

namespace RightCall.Server.Tests.People;

public sealed class SessionTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public void The_tests_authenticator_app_is_that_of_RFC_6238() => Assert.Equal("287082", Totp.At(Encoding.ASCII.GetBytes("12345678901234567890"), 59 / 30));

    [Fact]
    public async Task A_new_centre_has_nobody_and_the_code_of_its_console_makes_the_first_administrator_once()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = host.NewBrowser();
        Assert.True((await browser.Json("session")).GetProperty("needsFirstAdministrator").GetBoolean());
        var code = await host.FirstCodeAsync();
        Assert.Equal("PPL-010", await Browser.Code(await browser.Post("setup", new { code = "AAAA-BBBB-CCCC-DDDD", name = "a.first", password = Password })));
        Assert.Equal(HttpStatusCode.Created, (await browser.Post("setup", new { code, name = "a.first", password = Password })).StatusCode);
        Assert.Equal("PPL-010", await Browser.Code(await browser.Post("setup", new { code, name = "b.second", password = Password })));
        Assert.Equal("", await host.FirstCodeAsync());
    }

    [Fact]
    public async Task Guessing_the_code_of_the_console_ends_after_five_tries()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = host.NewBrowser();
        var code = await host.FirstCodeAsync();
        for (var i = 0; i < 5; i++) await browser.Post("setup", new { code = "no", name = "a.first", password = Password });
        Assert.Equal("PPL-010", await Browser.Code(await browser.Post("setup", new { code, name = "a.first", password = Password })));
    }

    [Fact]
    public async Task Without_a_second_factor_nothing_is_open_but_the_own_account()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = host.NewBrowser();
        await browser.Post("setup", new { code = await host.FirstCodeAsync(), name = "a.first", password = Password });
        await browser.Post("session", new { name = "a.first", password = Password });
        Assert.Equal("nobody", await (await browser.Get("/who")).Content.ReadAsStringAsync());
        await browser.EnrolAsync();
        Assert.Equal("a.first as Administrator of ", await (await browser.Get("/who")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_code_of_the_app_is_asked_for_and_a_recovery_code_counts_once()
    {
        await using var host = await PeopleHost.StartAsync();
        using var first = await host.AdministratorAsync();
        using var second = host.NewBrowser();
        Assert.Equal("PPL-002", await Browser.Code(await second.Post("session", new { name = "a.first", password = Password })));
        Assert.Equal("PPL-001", await Browser.Code(await second.Post("session", new { name = "a.first", password = Password, code = "000000" })));
        Assert.Equal(HttpStatusCode.OK, (await second.Post("session", new { name = "a.first", password = Password, code = Totp.Now(first.AuthenticatorKey!) })).StatusCode);
        var opened = await Browser.Read(await first.Post("people", new { name = "c.taker", roles = new[] { "call-taker" } }));
        using var third = host.NewBrowser();
        var password = opened.GetProperty("password").GetString();
        await third.Post("session", new { name = "c.taker", password });
        Assert.Equal(HttpStatusCode.NoContent, (await third.Put("me/password", new { old = password, @new = Password })).StatusCode);
        var recovery = (await third.EnrolAsync())[0];
        Assert.Equal(HttpStatusCode.OK, (await third.Post("session", new { name = "c.taker", password = Password, recoveryCode = recovery })).StatusCode);
        Assert.Equal("PPL-001", await Browser.Code(await third.Post("session", new { name = "c.taker", password = Password, recoveryCode = recovery })));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_password_is_not_looked_at_either()
    {
        await using var host = await PeopleHost.StartAsync(new() { RequiresSecondFactor = false });
        using var browser = host.NewBrowser();
        await browser.Post("setup", new { code = await host.FirstCodeAsync(), name = "a.first", password = Password });
        for (var i = 0; i < 4; i++) Assert.Equal("PPL-001", await Browser.Code(await browser.Post("session", new { name = "a.first", password = "wrong" })));
        Assert.Equal("PPL-003", await Browser.Code(await browser.Post("session", new { name = "a.first", password = "wrong" })));
        Assert.Equal("PPL-003", await Browser.Code(await browser.Post("session", new { name = "a.first", password = Password })));
    }

    [Fact]
    public async Task Nobody_learns_whether_a_name_exists()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = host.NewBrowser();
        var answer = await browser.Post("session", new { name = "nobody.here", password = Password });
        Assert.Equal((HttpStatusCode.Unauthorized, "PPL-001"), (answer.StatusCode, await Browser.Code(answer)));
    }

    [Fact]
    public async Task Idleness_locks_a_session_and_reading_does_not_keep_it_open()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = await host.AdministratorAsync();
        for (var minute = 0; minute < 16; minute += 4)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/who")).StatusCode);
            host.Wait(Duration.FromMinutes(4));
        }
        Assert.Equal("PPL-004", await Browser.Code(await browser.Get("/who")));
    }

    [Fact]
    public async Task What_a_person_does_keeps_a_session_open_until_the_longest_shift_is_over()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = await host.AdministratorAsync();
        for (var hours = 0; hours < 15; hours++)
            for (var i = 0; i < 6; i++)
            {
                Assert.NotEqual(HttpStatusCode.Unauthorized, (await browser.Put("session/role", new { role = "director" })).StatusCode);
                host.Wait(Duration.FromMinutes(10));
            }
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/who")).StatusCode);
        for (var i = 0; i < 8; i++)
        {
            await browser.Put("session/role", new { role = "director" });
            host.Wait(Duration.FromMinutes(10));
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/who")).StatusCode);
    }

    [Fact]
    public async Task Whoever_loses_a_role_loses_the_session_within_half_a_minute()
    {
        await using var host = await PeopleHost.StartAsync(new() { RequiresSecondFactor = false });
        using var administrator = await host.AdministratorAsync();
        var password = (await Browser.Read(await administrator.Post("people", new { name = "d.sender", roles = new[] { "dispatcher" } }))).GetProperty("password").GetString();
        using var dispatcher = host.NewBrowser();
        await dispatcher.Post("session", new { name = "d.sender", password });
        await dispatcher.Put("me/password", new { old = password, @new = Password });
        Assert.Equal("d.sender as Dispatcher of ", await (await dispatcher.Get("/who")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await administrator.Put("people/d.sender", new { roles = new[] { "call-taker" } })).StatusCode);
        host.Wait(Duration.FromSeconds(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await dispatcher.Get("/who")).StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = await host.AdministratorAsync();
        Assert.Equal("PPL-009", await Browser.Code(await browser.Put("people/a.first", new { roles = new[] { "planner" } })));
        Assert.Equal("PPL-009", await Browser.Code(await browser.Put("people/a.first", new { roles = new[] { "administrator" }, isClosed = true })));
    }

    [Fact]
    public async Task A_machine_is_known_by_its_key_until_it_is_withdrawn()
    {
        await using var host = await PeopleHost.StartAsync();
        using var administrator = await host.AdministratorAsync();
        var made = await Browser.Read(await administrator.Post("keys", new { name = "telephone", role = "service" }));
        using var machine = host.NewBrowser();
        machine.Bearer(made.GetProperty("text").GetString()!);
        Assert.Equal("telephone as Service of ", await (await machine.Get("/who")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Delete($"keys/{made.GetProperty("key").GetProperty("id").GetString()}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.Get("/who")).StatusCode);
    }

    [Fact]
    public async Task A_passkey_signs_in_without_a_password_and_a_strange_key_does_not()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = await host.AdministratorAsync();
        using var key = new SecurityKey();
        var added = await browser.Post("me/passkeys", new { credential = key.Create(await Browser.Read(await browser.Post("me/passkeys/options", new { })), browser.Server), label = "desk 4" });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        using var other = host.NewBrowser();
        var answer = await other.Post("session/passkey", new { credential = key.Get(await Browser.Read(await other.Post("session/passkey/options", new { })), other.Server) });
        Assert.Equal((HttpStatusCode.OK, "a.first"), (answer.StatusCode, (await Browser.Read(answer)).GetProperty("name").GetString()));
        using var strange = new SecurityKey();
        using var thief = host.NewBrowser();
        Assert.Equal("PPL-012", await Browser.Code(await thief.Post("session/passkey", new { credential = strange.Get(await Browser.Read(await thief.Post("session/passkey/options", new { })), thief.Server) })));
    }

    [Fact]
    public async Task A_session_outlives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("rightcall-people-").FullName;
        string cookie;
        await using (var host = await PeopleHost.StartAsync(new() { IsDemonstration = true }, folder))
        {
            using var browser = host.NewBrowser();
            cookie = (await browser.Post("demonstration/session", new { role = "dispatcher" })).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("rightcall=", StringComparison.Ordinal)).Split(';')[0];
        }
        await using (var again = await PeopleHost.StartAsync(new() { IsDemonstration = true }, folder))
        {
            using var http = new HttpClient { BaseAddress = again.NewBrowser().Server };
            http.DefaultRequestHeaders.Add("Cookie", cookie);
            Assert.Equal("demo.dispatcher as Dispatcher of ", await http.GetStringAsync(new Uri("/who", UriKind.Relative)));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_click_opens_the_demonstration_in_any_role_and_no_other_centre()
    {
        await using var demonstration = await PeopleHost.StartAsync(new() { IsDemonstration = true });
        using var browser = demonstration.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.Post("demonstration/session", new { role = "unit", unit = "M12" })).StatusCode);
        Assert.Equal("demo.unit as Unit of M12", await (await browser.Get("/who")).Content.ReadAsStringAsync());
        Assert.True((await browser.Json("session")).GetProperty("isDemonstration").GetBoolean());
        await using var real = await PeopleHost.StartAsync();
        using var stranger = real.NewBrowser();
        Assert.Equal("PPL-011", await Browser.Code(await stranger.Post("demonstration/session", new { role = "supervisor" })));
    }

    [Fact]
    public async Task The_record_of_accounts_says_who_gave_whom_which_role_and_holds_no_secret()
    {
        await using var host = await PeopleHost.StartAsync();
        using var browser = await host.AdministratorAsync();
        var made = await Browser.Read(await browser.Post("people", new { name = "e.medic", roles = new[] { "clinician" } }));
        var log = (await browser.Json("people/log")).GetRawText();
        Assert.Contains("e.medic", log, StringComparison.Ordinal);
        Assert.Contains("Clinician", log, StringComparison.Ordinal);
        Assert.DoesNotContain(made.GetProperty("password").GetString()!, log, StringComparison.Ordinal);
    }
}
