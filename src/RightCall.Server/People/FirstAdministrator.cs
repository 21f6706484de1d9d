using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using RightCall.Contracts;
using RightCall.Contracts.People;

namespace RightCall.Server.People;

/// <summary>A new centre has no accounts. Whoever can read its console makes the first administrator, with a code that counts once.</summary>
public sealed class FirstAdministrator(PersonStore store, PeopleSettings settings)
{
    private const int MostTries = 5;
    private readonly Lock _lock = new();
    private string? _code;
    private int _tries;

    /// <summary>Whether nobody can sign in yet.</summary>
    public async Task<bool> IsNeededAsync() => !settings.IsDemonstration && (await store.AllAsync().ConfigureAwait(false)).Count == 0;

    /// <summary>Prints a code where nobody can sign in yet.</summary>
    public async Task InviteAsync(TextWriter console)
    {
        if (!await IsNeededAsync().ConfigureAwait(false)) return;
        lock (_lock) (_code, _tries) = (NewCode(), 0);
        await console.WriteLineAsync($"No account exists yet. The code for the first administrator, good once: {_code}").ConfigureAwait(false);
    }

    internal static void Map(RouteGroupBuilder api) => api.MapPost("/setup", Make).AllowAnonymous().WithTags("People").WithSummary("Makes the first administrator, with the code from the console.");

    private static async Task<Results<Created, ProblemHttpResult>> Make(SetupBody body, FirstAdministrator first, UserManager<Person> people, PeopleLog log)
    {
        if (!await first.IsNeededAsync() || !first.Takes(body.Code)) return PeopleProblems.WrongSetupCode;
        if (PeopleRoutes.NameProblem(body.Name) is { } problem) return problem;
        var person = new Person { Name = body.Name!, Roles = [AccessRole.Administrator] };
        var made = await people.CreateAsync(person, body.Password ?? "");
        if (!made.Succeeded) return PeopleProblems.Of(made);
        first.Done();
        await log.AddAsync(PeopleEvent.Opened, person.Name, detail: nameof(AccessRole.Administrator));
        return TypedResults.Created($"/api/v1/people/{person.Name}");
    }

    private bool Takes(string? given)
    {
        lock (_lock)
        {
            if (_code is null || ++_tries > MostTries) return false;
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_code), Encoding.UTF8.GetBytes(given?.Trim() ?? ""));
        }
    }

    private void Done()
    {
        lock (_lock) _code = null;
    }

    // 80 bits, in letters and figures that nobody confuses.
    private static string NewCode() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 4)));
}
