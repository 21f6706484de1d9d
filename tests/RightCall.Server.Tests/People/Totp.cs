using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace RightCall.Server.Tests.People;

/// <summary>An authenticator app: RFC 6238 with six digits, thirty seconds and SHA-1.</summary>
internal static class Totp
{
    public static string Now(string base32) => At(Decode(base32), DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);

    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // SHA-1 is what RFC 6238 and every authenticator app use; an HMAC does not need collision resistance.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string base32)
    {
        List<byte> bytes = [];
        var (bits, held) = (0, 0);
        foreach (var letter in base32.TrimEnd('='))
        {
            (bits, held) = (((bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal)) & 0xffff, held + 5);
            if (held < 8) continue;
            bytes.Add((byte)((bits >> (held - 8)) & 0xff));
            held -= 8;
        }
        return [.. bytes];
    }
}
