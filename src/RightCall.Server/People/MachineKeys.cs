using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using RightCall.Contracts;
using RightCall.Server.Storage;

namespace RightCall.Server.People;

/// <summary>A machine's key, as it is kept: never the secret.</summary>
/// <param name="Id">Its public part.</param>
/// <param name="Name">The actor that stands in the commands, such as <c>telephone</c>.</param>
/// <param name="Role">As what.</param>
/// <param name="Unit">The unit, where the role is one.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="Expires">Until when it counts; null: until it is withdrawn.</param>
public sealed record MachineKey(string Id, string Name, AccessRole Role, string? Unit, string MadeBy, long? Expires)
{
    /// <summary>Whether it still counts.</summary>
    public bool Counts(Instant at) => Expires is not { } limit || at.ToUnixTimeSeconds() < limit;
}

/// <summary>The keys of machines: made once, shown once, kept as a hash.</summary>
public sealed class MachineKeys(CentreDatabase database, IClock clock)
{
    private const string Prefix = "rc_";
    private const int SecretBytes = 32;
    // What a withdrawn key still opens: so long on nodes that did not withdraw it.
    private static readonly Duration Remembered = Duration.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (MachineKey Key, Instant Until)> _known = new(StringComparer.Ordinal);

    /// <summary>Makes a key.</summary>
    /// <returns>The key, and the text that the machine sends; it is never shown again.</returns>
    public async Task<(MachineKey Key, string Text)> MakeAsync(string name, AccessRole role, string? unit, string madeBy, Instant? expires)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var text = $"{Prefix}{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var key = new MachineKey(id, name, role, unit, madeBy, expires?.ToUnixTimeSeconds());
        await database.Write(change => change.Do("INSERT INTO machine_keys (id, hash, body) VALUES (@id, @hash, @body)",
            ("id", id), ("hash", HashOf(text)), ("body", JsonSerializer.Serialize(key)))).ConfigureAwait(false);
        return (key, text);
    }

    /// <summary>Whose text this is; null where it is nobody's, was withdrawn or is over.</summary>
    public async Task<MachineKey?> FindAsync(string text, CancellationToken stopping = default)
    {
        var (now, hash) = (clock.GetCurrentInstant(), HashOf(text));
        if (_known.TryGetValue(hash, out var known) && known.Until > now) return known.Key.Counts(now) ? known.Key : null;
        // The secret has 256 bits, so a plain hash cannot be guessed back, and the look-up by it leaks no time.
        var found = await database.List("SELECT body FROM machine_keys WHERE hash = @hash", Read, stopping, ("hash", hash)).ConfigureAwait(false) is [var only, ..] ? only : null;
        if (found is null) _known.TryRemove(hash, out _);
        else _known[hash] = (found, now + Remembered);
        return found?.Counts(now) == true ? found : null;
    }

    /// <summary>All keys that were not withdrawn.</summary>
    public Task<IReadOnlyList<MachineKey>> AllAsync(CancellationToken stopping = default) =>
        database.List("SELECT body FROM machine_keys ORDER BY id", Read, stopping);

    /// <summary>Withdraws a key.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> WithdrawAsync(string id)
    {
        var gone = 0;
        await database.Write(async change => gone = await change.Do("DELETE FROM machine_keys WHERE id = @id", ("id", id)).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (var (hash, known) in _known) if (known.Key.Id == id) _known.TryRemove(hash, out _);
        return gone > 0;
    }

    private static MachineKey Read(System.Data.Common.DbDataReader row) => JsonSerializer.Deserialize<MachineKey>(row.GetString(0))!;

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
