using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RightCall.Journal.Chains;

/// <summary>The chain of hashes that ties each row to all rows before it.</summary>
public static class HashChain
{
    /// <summary>The hash before the first row.</summary>
    public static readonly string Beginning = new('0', Length);

    /// <summary>How many characters a hash has.</summary>
    public const int Length = 64;

    private const int Prefix = 4 + Length + 4;

    internal static ReadOnlySpan<byte> FieldStart => ",\"hash\":\""u8;

    internal static int FieldLength => FieldStart.Length + Length + 1;

    /// <summary>The hash of a row: SHA-256, in lower-case hex, over the hash before and the row, each after its length in four bytes, the highest first.</summary>
    /// <param name="before">The hash of the row before: 64 characters.</param>
    /// <param name="row">The exact UTF-8 bytes of the line without its field <c>hash</c> and without its end.</param>
    public static string HashOf(string before, ReadOnlySpan<byte> row)
    {
        if (before.Length != Length) throw new ArgumentException($"A hash has {Length} characters, not {before.Length}.", nameof(before));
        var all = ArrayPool<byte>.Shared.Rent(Prefix + row.Length);
        try
        {
            BinaryPrimitives.WriteInt32BigEndian(all, Length);
            Encoding.ASCII.GetBytes(before, all.AsSpan(4));
            BinaryPrimitives.WriteInt32BigEndian(all.AsSpan(4 + Length), row.Length);
            row.CopyTo(all.AsSpan(Prefix));
            return Convert.ToHexStringLower(SHA256.HashData(all.AsSpan(0, Prefix + row.Length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(all, clearArray: true);
        }
    }
}
