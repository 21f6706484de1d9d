using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace RightCall.Server.Storage;

/// <summary>Marks by which a record is found again without its name or number standing in an index: HMAC-SHA-256 under a key of this centre, which is itself kept sealed. Safe from any thread.</summary>
internal sealed class KeyedMarks(CentreDatabase database, IDataProtectionProvider protection)
{
    private const string Name = "marks";
    private const int KeyBytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("secret", Name);
    private volatile byte[]? _key;

    /// <summary>The mark of a text of some sort. The same text of another sort has another mark.</summary>
    public async Task<string> OfAsync(string sort, string text, CancellationToken stopping = default) => (await MakerAsync(stopping).ConfigureAwait(false))(sort, text);

    /// <summary>Makes marks, of a sort and a text, without waiting.</summary>
    public async Task<Func<string, string, string>> MakerAsync(CancellationToken stopping = default)
    {
        var key = _key ??= await KeyAsync(stopping).ConfigureAwait(false);
        return (sort, text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{sort}\n{text}")));
    }

    private async Task<byte[]> KeyAsync(CancellationToken stopping)
    {
        var kept = await KeptAsync(stopping).ConfigureAwait(false);
        while (true)
        {
            if (kept is not null && Open(kept) is { } key) return key;
            // None yet; or one that cannot be opened, whose marks belong to records that cannot be either. Where two processes make one at once, the first one's is the one.
            var made = Convert.ToBase64String(_protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));
            await database.Write(change => change.Do("INSERT INTO secrets (name, body) VALUES (@name, @made) ON CONFLICT (name) DO UPDATE SET body = excluded.body WHERE secrets.body = @kept",
                ("name", Name), ("made", made), ("kept", kept ?? "")), stopping).ConfigureAwait(false);
            kept = await KeptAsync(stopping).ConfigureAwait(false);
        }
    }

    private async Task<string?> KeptAsync(CancellationToken stopping) =>
        await database.List("SELECT body FROM secrets WHERE name = @name", r => r.GetString(0), stopping, ("name", Name)).ConfigureAwait(false) is [var kept, ..] ? kept : null;

    private byte[]? Open(string kept)
    {
        try
        {
            return _protector.Unprotect(Convert.FromBase64String(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
