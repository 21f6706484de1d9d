using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Snapshots;

/// <summary>Seals a snapshot under a key of its own, which the next erasure destroys: words that were erased must not come back from a state.</summary>
internal static class SnapshotSeal
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The id of the key for snapshots of a shape. Each snapshot brings a new key in place of the one before.</summary>
    public static string KeyId(string shape) => $"snapshot-{shape}";

    public static (byte[] Body, SealingKey Key) Seal(AreaId area, JournalHead at, string shape, ReadOnlySpan<byte> state)
    {
        var key = new SealingKey(KeyId(shape), Subject.Snapshot, RandomNumberGenerator.GetBytes(32));
        var body = new byte[NonceLength + state.Length + TagLength];
        RandomNumberGenerator.Fill(body.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key.Secret, TagLength);
        aes.Encrypt(body.AsSpan(0, NonceLength), state, body.AsSpan(NonceLength, state.Length), body.AsSpan(NonceLength + state.Length), Bound(area, at));
        return (body, key);
    }

    /// <exception cref="CryptographicException">It is damaged, or sealed under another key.</exception>
    public static byte[] Open(AreaId area, Snapshot snapshot, SealingKey key)
    {
        var body = snapshot.Body.Span;
        if (body.Length < NonceLength + TagLength) throw new CryptographicException("It is cut off.");
        var state = new byte[body.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key.Secret, TagLength);
        aes.Decrypt(body[..NonceLength], body[NonceLength..^TagLength], body[^TagLength..], state, Bound(area, snapshot.At));
        return state;
    }

    private static byte[] Bound(AreaId area, JournalHead at) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"snapshot\n{area.Value}\n{at.Sequence}\n{at.Hash}"));
}
