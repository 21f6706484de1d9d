using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RightCall.Domain.Areas;

namespace RightCall.Server.Storage;

/// <summary>Seals the words of a record before they reach the disk, and opens them again. Safe from any thread.</summary>
/// <remarks>What is sealed is bound to its area, kind and id: moved to another record it does not open.</remarks>
internal sealed class WordSeal(IDataProtectionProvider protection)
{
    /// <summary>The words, sealed.</summary>
    public string Seal(AreaId area, string kind, string id, byte[] words) => Convert.ToBase64String(Of(area, kind, id).Protect(words));

    /// <summary>The words; null where their key is lost, or they were changed.</summary>
    public byte[]? Open(AreaId area, string kind, string id, string @sealed)
    {
        try
        {
            return Of(area, kind, id).Unprotect(Convert.FromBase64String(@sealed));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Of(AreaId area, string kind, string id) => protection.CreateProtector("words", area.Value, kind, id);
}
