using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using RightCall.Contracts;
using RightCall.Contracts.People;
using RightCall.Domain.Units;

namespace RightCall.Server.People;

/// <summary>What an administrator does with accounts and keys.</summary>
internal static class PeopleRoutes
{
    private const int LongestName = 40;

    public static void Map(RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        people.MapGet("", All).WithSummary("All accounts.");
        people.MapPost("", Open).WithSummary("Opens an account. Its first password is in the answer, and has to be changed.");
        people.MapGet("log", Log).WithSummary("The record of accounts, newest first.");
        people.MapGet("{name}", One).WithSummary("One account.");
        people.MapPut("{name}", Change).WithSummary("Changes roles and unit, closes an account or opens it again. Its sessions end.");
        people.MapPost("{name}/reset", Reset).WithSummary("Takes away password, second factor and lock: the person begins anew.");
        var keys = api.MapGroup("/keys").WithTags("People");
        keys.MapGet("", Keys).WithSummary("The keys of machines, without their secrets.");
        keys.MapPost("", MakeKey).WithSummary("Makes a key for a machine. Its text is in this answer only.");
        keys.MapDelete("{id}", WithdrawKey).WithSummary("Withdraws a key, at once here and within half a minute on other nodes.");
    }

    /// <summary>What is wrong with a sign-in name; null where nothing is.</summary>
    public static ProblemHttpResult? NameProblem(string? name) =>
        name is { Length: > 1 and <= LongestName } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
            ? null
            : PeopleProblems.Unusable("name", $"A sign-in name has 2 to {LongestName} of the characters a to z, 0 to 9, dot and hyphen, such as j.rivera. It stands in every record and never changes.");

    private static async Task<IReadOnlyList<PersonView>> All(PersonStore store, TimeProvider clock, CancellationToken stopping) => [.. (await store.AllAsync(stopping)).Select(p => View(p, clock.GetUtcNow()))];

    private static async Task<IReadOnlyList<PeopleLogView>> Log(PeopleLog log, int most = 200, CancellationToken stopping = default) =>
        [.. (await log.LatestAsync(Math.Clamp(most, 1, 1000), stopping)).Select(l => new PeopleLogView(l.At.ToString(), l.What.ToString(), l.Person, l.Actor, l.Detail))];

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> One(string name, UserManager<Person> people, TimeProvider clock) =>
        await people.FindByNameAsync(name) is { } person ? TypedResults.Ok(View(person, clock.GetUtcNow())) : PeopleProblems.NoSuchPerson;

    private static async Task<Results<Created<OpenedView>, ProblemHttpResult>> Open(PersonBody body, HttpContext http, UserManager<Person> people, PeopleLog log, TimeProvider clock)
    {
        if ((NameProblem(body.Name) ?? RolesProblem(body.Roles, body.Unit)) is { } problem) return problem;
        if (await people.FindByNameAsync(body.Name!) is not null) return PeopleProblems.Unusable("name", $"There is a {body.Name} already.");
        var (person, password) = (new Person { Name = body.Name!, Roles = [.. body.Roles!], Unit = body.Unit, MustChangePassword = true }, NewPassword());
        var made = await people.CreateAsync(person, password);
        if (!made.Succeeded) return PeopleProblems.Of(made);
        await log.AddAsync(PeopleEvent.Opened, person.Name, SignedIn.Of(http.User)!.Id, string.Join(' ', person.Roles));
        return TypedResults.Created($"/api/v1/people/{person.Name}", new OpenedView(View(person, clock.GetUtcNow()), password));
    }

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Change(string name, PersonBody body, HttpContext http, PersonStore store, UserManager<Person> people, PeopleLog log, TimeProvider clock)
    {
        if (await people.FindByNameAsync(name) is not { } person) return PeopleProblems.NoSuchPerson;
        if (RolesProblem(body.Roles, body.Unit) is { } problem) return problem;
        var stays = !body.IsClosed && body.Roles!.Contains(AccessRole.Administrator);
        if (!stays && !(await store.AllAsync()).Any(p => p.Name != name && !p.IsClosed && p.Roles.Contains(AccessRole.Administrator))) return PeopleProblems.LastAdministrator;
        (person.Roles, person.Unit, person.IsClosed) = ([.. body.Roles!], body.Unit, body.IsClosed);
        var changed = await people.UpdateSecurityStampAsync(person);
        if (!changed.Succeeded) return PeopleProblems.Of(changed);
        await log.AddAsync(PeopleEvent.Changed, name, SignedIn.Of(http.User)!.Id, string.Join(' ', person.Roles) + (person.IsClosed ? " closed" : ""));
        return TypedResults.Ok(View(person, clock.GetUtcNow()));
    }

    private static async Task<Results<Ok<OpenedView>, ProblemHttpResult>> Reset(string name, HttpContext http, UserManager<Person> people, PeopleLog log, TimeProvider clock)
    {
        if (await people.FindByNameAsync(name) is not { } person) return PeopleProblems.NoSuchPerson;
        var password = NewPassword();
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        (person.MustChangePassword, person.TwoFactorEnabled, person.AuthenticatorKey, person.LockoutEnd, person.AccessFailedCount) = (true, false, null, null, 0);
        person.Passkeys.Clear();
        person.RecoveryCodes.Clear();
        var changed = await people.UpdateSecurityStampAsync(person);
        if (!changed.Succeeded) return PeopleProblems.Of(changed);
        await log.AddAsync(PeopleEvent.PasswordChanged, name, SignedIn.Of(http.User)!.Id, "reset");
        return TypedResults.Ok(new OpenedView(View(person, clock.GetUtcNow()), password));
    }

    private static async Task<IReadOnlyList<KeyView>> Keys(MachineKeys keys, CancellationToken stopping) => [.. (await keys.AllAsync(stopping)).Select(View)];

    private static async Task<Results<Created<MadeKeyView>, ProblemHttpResult>> MakeKey(KeyBody body, HttpContext http, MachineKeys keys, PeopleLog log, IClock clock)
    {
        if ((NameProblem(body.Name) ?? RolesProblem([body.Role], body.Unit)) is { } problem) return problem;
        if (body.Days is < 1 or > 3650) return PeopleProblems.Unusable("days", "A key is good for 1 to 3650 days, or until it is withdrawn where days is left out.");
        var by = SignedIn.Of(http.User)!.Id;
        var (key, text) = await keys.MakeAsync(body.Name!, body.Role, body.Unit, by.Value, body.Days is { } days ? clock.GetCurrentInstant() + Duration.FromDays(days) : null);
        await log.AddAsync(PeopleEvent.KeyMade, key.Name, by, $"{key.Id} {key.Role}");
        return TypedResults.Created($"/api/v1/keys/{key.Id}", new MadeKeyView(View(key), text));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawKey(string id, HttpContext http, MachineKeys keys, PeopleLog log)
    {
        if (!await keys.WithdrawAsync(id)) return PeopleProblems.NoSuchKey;
        await log.AddAsync(PeopleEvent.KeyWithdrawn, id, SignedIn.Of(http.User)!.Id);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult? RolesProblem(IReadOnlyList<AccessRole>? roles, string? unit)
    {
        if (roles is not { Count: > 0 }) return PeopleProblems.Unusable("roles", $"At least one role is needed: {string.Join(", ", Enum.GetNames<AccessRole>())}.");
        return roles.Contains(AccessRole.Unit) ? UnitProblem(unit) : null;
    }

    /// <summary>What is wrong with a unit's call sign; null where nothing is.</summary>
    public static ProblemHttpResult? UnitProblem(string? unit) =>
        unit is not null && UnitId.IsValid(unit) ? null : PeopleProblems.Unusable("unit", "The role unit needs the call sign of a unit: 2 to 8 of A to Z and 0 to 9, such as M12.");

    // 96 bits, typed once.
    private static string NewPassword() => $"{RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 6)}-{RandomNumberGenerator.GetString("23456789", 6)}-{RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ", 10)}";

    private static PersonView View(Person person, DateTimeOffset at) => new(person.Name, person.Roles, person.Unit, person.IsClosed, person.TwoFactorEnabled, person.Passkeys.Count, person.LockoutEnd > at);

    private static KeyView View(MachineKey key) => new(key.Id, key.Name, key.Role, key.Unit, key.MadeBy, key.Expires is { } seconds ? Instant.FromUnixTimeSeconds(seconds).ToString() : null);
}
