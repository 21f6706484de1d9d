using NodaTime;
using RightCall.Domain.Desks;
using RightCall.Server.Storage;

namespace RightCall.Server.People;

/// <summary>What happened to an account.</summary>
public enum PeopleEvent
{
    /// <summary>Somebody signed in.</summary>
    SignedIn,
    /// <summary>A try to sign in failed.</summary>
    SignInFailed,
    /// <summary>Too many tries failed: none is looked at for a while.</summary>
    LockedOut,
    /// <summary>Somebody signed out.</summary>
    SignedOut,
    /// <summary>An account was opened.</summary>
    Opened,
    /// <summary>Roles, unit or whether it is closed were changed.</summary>
    Changed,
    /// <summary>The password was changed.</summary>
    PasswordChanged,
    /// <summary>A second factor or passkey was set up or taken away.</summary>
    FactorChanged,
    /// <summary>A machine's key was made.</summary>
    KeyMade,
    /// <summary>A machine's key was withdrawn.</summary>
    KeyWithdrawn,
}

/// <summary>A line of the record of accounts.</summary>
/// <param name="At">When.</param>
/// <param name="What">What.</param>
/// <param name="Person">Whose account.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Detail">Codes only, such as the new roles.</param>
public sealed record PeopleLogLine(Instant At, PeopleEvent What, string Person, string Actor, string Detail);

/// <summary>The record of accounts: who signed in, who gave whom which role. Never a password, a code or a key.</summary>
public sealed class PeopleLog(CentreDatabase database, IClock clock)
{
    /// <summary>Adds a line.</summary>
    public Task AddAsync(PeopleEvent what, string person, ActorId? actor = null, string detail = "") => database.Write(change =>
        change.Do("INSERT INTO people_log (at, what, person, actor, detail) VALUES (@at, @what, @person, @actor, @detail)",
            ("at", clock.GetCurrentInstant().ToUnixTimeTicks()), ("what", what.ToString()), ("person", person), ("actor", actor?.Value ?? person), ("detail", detail)));

    /// <summary>The latest lines, newest first.</summary>
    public Task<IReadOnlyList<PeopleLogLine>> LatestAsync(int most, CancellationToken stopping = default) => database.List(
        "SELECT at, what, person, actor, detail FROM people_log ORDER BY at DESC LIMIT @most",
        r => new PeopleLogLine(Instant.FromUnixTimeTicks(r.GetInt64(0)), Enum.Parse<PeopleEvent>(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetString(4)), stopping, ("most", most));
}
