using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using RightCall.Domain.Areas;

namespace RightCall.Server.Areas;

/// <summary>Ids of commands that a centre gives itself: the same occasion gives the same id in every process (UUIDv5, RFC 9562).</summary>
internal static class OwnIds
{
    // Made once, at random: the name space of RightCall's own commands.
    private static readonly Guid Space = new("6f0b9a52-3d5e-4a0c-9d1b-52c4a7f1e911");

    // The store keeps times in microseconds.
    private const int TicksInMicrosecond = 10;

    /// <summary>The id of the Tick for a timer.</summary>
    public static CommandId OfTick(AreaId area, Instant due) => new(Named(string.Create(CultureInfo.InvariantCulture, $"tick {area} {due.ToUnixTimeTicks() / TicksInMicrosecond}")));

    /// <summary>The id of a name.</summary>
    public static Guid Named(string name)
    {
        byte[] text = [.. Space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // RFC 9562 says SHA-1 for version 5. Nothing rests on its strength: it only has to differ for different names.
        var hash = SHA1.HashData(text);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash.AsSpan(0, 16), bigEndian: true);
    }
}
