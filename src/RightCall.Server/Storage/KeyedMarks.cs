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
    public async Task<string> OfAsync(string sort, string text, CancellationToken stopping = default)
    {
        var key = _key ??= await KeyAsync(stopping).ConfigureAwait(false);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{sort}\n{text}")));
    }

    private async Task<byte[]> KeyAsync(CancellationToken stopping)
    {
        var made = Convert.ToBase64String(_protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));
        // Where two processes make one at once, the first one's is the one.
        await database.Write(change => change.Do("INSERT INTO secrets (name, body) VALUES (@name, @body) ON CONFLICT (name) DO NOTHING", ("name", Name), ("body", made)), stopping).ConfigureAwait(false);
        var kept = await database.List("SELECT body FROM secrets WHERE name = @name", r => r.GetString(0), stopping, ("name", Name)).ConfigureAwait(false);
        return _protector.Unprotect(Convert.FromBase64String(kept[0]));
    }
}
