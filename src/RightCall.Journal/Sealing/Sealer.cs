using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RightCall.Domain.Areas;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Sealing;

/// <summary>Seals the marked fields of rows, and opens them again: AES-256-GCM, under a key for each call, incident or person. Mutable; for one thread.</summary>
/// <remarks>What is sealed is bound to its area, its row and its field: moved elsewhere it does not open. A key is made for each subject and writer, so a writer never has to read keys.</remarks>
internal sealed class Sealer(AreaId area)
{
    public const string KeyField = "key";
    public const string SealedField = "sealed";
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int SecretLength = 32;
    // Of so many subjects the keys are kept for writing; after that new ones are made.
    private const int MostKept = 20_000;

    private readonly Dictionary<Subject, SealingKey> _writing = [];
    private readonly Dictionary<string, SealingKey> _known = new(StringComparer.Ordinal);
    private readonly List<SealingKey> _fresh = [];

    /// <summary>The row that is being written or read.</summary>
    public long Sequence { get; set; }

    /// <summary>Whose words are being written.</summary>
    public Subject Subject { get; set; }

    /// <summary>Whether words were found whose key is gone, since this was last set.</summary>
    public bool FoundErased { get; set; }

    /// <summary>The keys that were made since this was last called: they are stored with the rows that use them.</summary>
    public IReadOnlyList<SealingKey> TakeFresh()
    {
        SealingKey[] fresh = [.. _fresh];
        _fresh.Clear();
        return fresh;
    }

    /// <summary>Forgets keys: they were not stored, or they are to be destroyed.</summary>
    public void Forget(Func<SealingKey, bool> which)
    {
        foreach (var key in _writing.Values.Where(which).ToList()) _writing.Remove(key.Subject);
        foreach (var key in _known.Values.Where(which).ToList()) _known.Remove(key.Id);
    }

    /// <summary>Adds keys that a store holds.</summary>
    public void Know(IEnumerable<SealingKey> keys)
    {
        if (_known.Count > MostKept) _known.Clear();
        foreach (var key in keys) _known[key.Id] = key;
    }

    public bool Knows(string id) => _known.ContainsKey(id);

    public void Seal(Utf8JsonWriter json, Subject subject, string field, ReadOnlySpan<byte> words)
    {
        var key = KeyOf(subject);
        var box = new byte[NonceLength + words.Length + TagLength];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using (var aes = new AesGcm(key.Secret, TagLength)) aes.Encrypt(nonce, words, box.AsSpan(NonceLength, words.Length), box.AsSpan(NonceLength + words.Length), Bound(key.Id, field));
        json.WriteStartObject();
        json.WriteString(KeyField, key.Id);
        json.WriteBase64String(SealedField, box);
        json.WriteEndObject();
    }

    /// <summary>The words; null where their key was destroyed.</summary>
    /// <exception cref="JsonException">They were changed, or stood elsewhere.</exception>
    public byte[]? Open(string keyId, string field, byte[] box)
    {
        if (!_known.TryGetValue(keyId, out var key))
        {
            FoundErased = true;
            return null;
        }
        if (box.Length < NonceLength + TagLength) throw new JsonException($"What is sealed in {field} is cut off.");
        var words = new byte[box.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(key.Secret, TagLength);
            aes.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength, words.Length), box.AsSpan(NonceLength + words.Length), words, Bound(keyId, field));
            return words;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new JsonException($"What is sealed in {field} does not open with its key: it was changed, or stood elsewhere.");
        }
    }

    private byte[] Bound(string key, string field) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{area.Value}\n{Sequence}\n{key}\n{field}"));

    private SealingKey KeyOf(Subject subject)
    {
        if (_writing.TryGetValue(subject, out var key)) return key;
        if (_writing.Count >= MostKept) _writing.Clear();
        key = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), subject, RandomNumberGenerator.GetBytes(SecretLength));
        _writing[subject] = key;
        _known[key.Id] = key;
        _fresh.Add(key);
        return key;
    }
}
