using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using RightCall.Server.Storage;

namespace RightCall.Server.People;

/// <summary>Keeps people for ASP.NET Core Identity: each a document, written whole.</summary>
public sealed class PersonStore(CentreDatabase database) : IUserPasswordStore<Person>, IUserSecurityStampStore<Person>, IUserLockoutStore<Person>, IUserTwoFactorStore<Person>,
    IUserAuthenticatorKeyStore<Person>, IUserTwoFactorRecoveryCodeStore<Person>, IUserPasskeyStore<Person>
{
    /// <summary>Everybody, in order of their names.</summary>
    public Task<IReadOnlyList<Person>> AllAsync(CancellationToken stopping = default) => database.List("SELECT body, version FROM people ORDER BY name", Read, stopping);

    /// <inheritdoc/>
    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Find(userId, cancellationToken);

    /// <inheritdoc/>
    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Find(normalizedUserName.ToLowerInvariant(), cancellationToken);

    /// <inheritdoc/>
    public async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken)
    {
        var made = 0;
        await database.Write(async change => made = await change.Do("INSERT INTO people (name, version, body) VALUES (@name, 1, @body) ON CONFLICT (name) DO NOTHING",
            ("name", user.Name), ("body", JsonSerializer.Serialize(user))).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        user.Version = 1;
        return made == 1 ? IdentityResult.Success : Failed("DuplicateUserName", $"There is a {user.Name} already.");
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        var changed = 0;
        await database.Write(async change =>
        {
            changed = await change.Do("UPDATE people SET body = @body, version = version + 1 WHERE name = @name AND version = @version",
                ("name", user.Name), ("version", user.Version), ("body", JsonSerializer.Serialize(user))).ConfigureAwait(false);
            if (changed == 0) return;
            await change.Do("DELETE FROM passkeys WHERE person = @name", ("name", user.Name)).ConfigureAwait(false);
            foreach (var passkey in user.Passkeys)
                await change.Do("INSERT INTO passkeys (credential, person) VALUES (@credential, @name)", ("credential", Convert.ToHexString(passkey.Id)), ("name", user.Name)).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        if (changed == 0) return Failed("ConcurrencyFailure", $"{user.Name} was changed by somebody else meanwhile: look again.");
        user.Version++;
        return IdentityResult.Success;
    }

    /// <summary>Nobody is deleted: the journal names them.</summary>
    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(Failed("NoDeleting", "Nobody is deleted: close the account."));

    /// <inheritdoc/>
    public async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await database.List("SELECT body, version FROM people JOIN passkeys ON person = name WHERE credential = @credential", Read, cancellationToken,
            ("credential", Convert.ToHexString(credentialId))).ConfigureAwait(false) is [var first, ..] ? first : null;

    /// <inheritdoc/>
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken).ConfigureAwait(false)).FirstOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credentialId));

    /// <inheritdoc/>
    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(p =>
        new UserPasskeyInfo(p.Id, p.PublicKey, p.CreatedAt, p.SignCount, p.Transports, p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, p.Attestation, p.ClientData) { Name = p.Label })]);

    /// <inheritdoc/>
    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        user.Passkeys.RemoveAll(p => p.Id.AsSpan().SequenceEqual(passkey.CredentialId));
        user.Passkeys.Add(new(passkey.CredentialId, passkey.Name, passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsUserVerified,
            passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        user.Passkeys.RemoveAll(p => p.Id.AsSpan().SequenceEqual(credentialId));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Name);

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    /// <summary>A sign-in name never changes: the journal names people by it.</summary>
    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) =>
        user.Name == userName ? Task.CompletedTask : throw new InvalidOperationException("A sign-in name never changes.");

    /// <inheritdoc/>
    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedName);

    /// <inheritdoc/>
    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => Set(() => user.NormalizedName = normalizedName ?? "");

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    /// <inheritdoc/>
    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    /// <inheritdoc/>
    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    /// <inheritdoc/>
    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    /// <inheritdoc/>
    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    /// <inheritdoc/>
    public Task SetLockoutEndDateAsync(Person user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(() => user.LockoutEnd = lockoutEnd);

    /// <inheritdoc/>
    public Task<int> IncrementAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    /// <inheritdoc/>
    public Task ResetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Set(() => user.AccessFailedCount = 0);

    /// <inheritdoc/>
    public Task<int> GetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    /// <inheritdoc/>
    public Task<bool> GetLockoutEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Everybody is locked out after failed tries; there is nothing to switch.</summary>
    public Task SetLockoutEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task SetTwoFactorEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Set(() => user.TwoFactorEnabled = enabled);

    /// <inheritdoc/>
    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactorEnabled);

    /// <inheritdoc/>
    public Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken) => Set(() => user.AuthenticatorKey = key);

    /// <inheritdoc/>
    public Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.AuthenticatorKey);

    /// <inheritdoc/>
    public Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) => Set(() => user.RecoveryCodes = [.. recoveryCodes]);

    /// <inheritdoc/>
    public Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken) => Task.FromResult(user.RecoveryCodes.Remove(code));

    /// <inheritdoc/>
    public Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.RecoveryCodes.Count);

    /// <inheritdoc/>
    public void Dispose() { }

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    // PostgreSQL takes no text with a zero in it, and nobody has such a name.
    private async Task<Person?> Find(string name, CancellationToken stopping) => name.Contains('\0', StringComparison.Ordinal) ? null
        : await database.List("SELECT body, version FROM people WHERE name = @name", Read, stopping, ("name", name)).ConfigureAwait(false) is [var first, ..] ? first : null;

    private static Person Read(System.Data.Common.DbDataReader row)
    {
        var person = JsonSerializer.Deserialize<Person>(row.GetString(0))!;
        person.Version = row.GetInt64(1);
        return person;
    }

    private static IdentityResult Failed(string code, string text) => IdentityResult.Failed(new IdentityError { Code = code, Description = text });
}
