using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RightCall.Server.Tests.People;

/// <summary>A security key in software (WebAuthn level 3, ES256, no attestation): what a browser and a device do together.</summary>
internal sealed class SecurityKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private uint _count;

    public string User { get; private set; } = "";

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public object Create(JsonElement options, Uri origin)
    {
        User = options.GetProperty("user").GetProperty("id").GetString()!;
        var client = ClientData("webauthn.create", options, origin);
        byte[] data = [.. Start(origin, 0x45), .. new byte[16], 0, 32, .. _id, .. CoseKey()];
        // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR.
        byte[] attestation = [0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Credential(new { attestationObject = Base64Url.EncodeToString(attestation), clientDataJSON = Base64Url.EncodeToString(client), transports = new[] { "usb" } });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public object Get(JsonElement options, Uri origin)
    {
        var client = ClientData("webauthn.get", options, origin);
        var data = Start(origin, 0x05);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            authenticatorData = Base64Url.EncodeToString(data), clientDataJSON = Base64Url.EncodeToString(client), signature = Base64Url.EncodeToString(signature), userHandle = User,
        });
    }

    public void Dispose() => _key.Dispose();

    private object Credential(object response) =>
        new { id = Base64Url.EncodeToString(_id), rawId = Base64Url.EncodeToString(_id), type = "public-key", clientExtensionResults = new { }, authenticatorAttachment = "cross-platform", response };

    private static byte[] ClientData(string type, JsonElement options, Uri origin) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = origin.GetLeftPart(UriPartial.Authority), crossOrigin = false }));

    private byte[] Start(Uri origin, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(origin.Host)), flags, .. count];
    }

    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} in CBOR.
    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
    }
}
