using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RightCall.Roads;

/// <summary>A 64-bit checksum that is as fast as memory: four lanes of multiply and rotate, for damage, not for malice.</summary>
/// <remarks>Bytes are read as little-endian words. A last part of less than 32 bytes is filled with zeros; the length enters the result.</remarks>
internal struct Checksum()
{
    /// <summary>How many bytes each step takes: all parts but the last are multiples of it.</summary>
    public const int Step = 32;

    private const ulong P1 = 0x9E3779B97F4A7C15;   // 2^64 / golden ratio.
    private const ulong P2 = 0xC2B2AE3D27D4EB4F;
    private const ulong P3 = 0x165667B19E3779F9;

    private ulong _a = P1, _b = P2, _c = P3, _d = P1 ^ P2;
    private long _length;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var sum = new Checksum();
        int whole = bytes.Length & ~(Step - 1);
        sum.Add(bytes[..whole]);
        return sum.End(bytes[whole..]);
    }

    /// <summary>Of a part of a file, which is read. To touch it where it is mapped would take a page fault for every few pages, three times as long in all,
    /// and keep in memory what nobody may ever need.</summary>
    public static ulong Of(SafeFileHandle file, long offset, long length, Span<byte> buffer)
    {
        var sum = new Checksum();
        for (long at = 0; ;)
        {
            var part = buffer[..(int)Math.Min(buffer.Length, length - at)];
            for (int filled = 0, got; filled < part.Length; filled += got)
                if ((got = RandomAccess.Read(file, part[filled..], offset + at + filled)) == 0) throw new EndOfStreamException("A file became shorter while it was read.");
            at += part.Length;
            int whole = part.Length & ~(Step - 1);
            sum.Add(part[..whole]);
            if (at == length) return sum.End(part[whole..]);
        }
    }

    /// <summary>Takes the next part, a multiple of <see cref="Step"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]   // A file is checked once, when the process starts.
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var (a, b, c, d) = (_a, _b, _c, _d);
        for (int i = 0; i + 3 < words.Length; i += 4)
        {
            a = BitOperations.RotateLeft((a ^ words[i]) * P1, 29);
            b = BitOperations.RotateLeft((b ^ words[i + 1]) * P1, 29);
            c = BitOperations.RotateLeft((c ^ words[i + 2]) * P1, 29);
            d = BitOperations.RotateLeft((d ^ words[i + 3]) * P1, 29);
        }
        (_a, _b, _c, _d) = (a, b, c, d);
        _length += bytes.Length;
    }

    /// <summary>Takes the last part, less than <see cref="Step"/>, and gives the sum.</summary>
    public readonly ulong End(ReadOnlySpan<byte> last)
    {
        Span<byte> rest = stackalloc byte[Step];
        rest.Clear();
        last.CopyTo(rest);
        var tail = MemoryMarshal.Cast<byte, ulong>(rest);
        ulong h = Mix(_a ^ tail[0]);
        h = Mix(_b ^ tail[1] ^ h);
        h = Mix(_c ^ tail[2] ^ h);
        h = Mix(_d ^ tail[3] ^ h);
        return Mix(h ^ (ulong)(_length + last.Length));
    }

    private static ulong Mix(ulong h)
    {
        h = (h ^ (h >> 32)) * P2;
        h = (h ^ (h >> 29)) * P3;
        return h ^ (h >> 32);
    }
}
