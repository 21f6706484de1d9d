using System.Text.Json.Serialization;
using RightCall.Contracts;

namespace RightCall.Server.People;

/// <summary>Somebody who may sign in. The sign-in name is the actor of every command, and never changes.</summary>
public sealed class Person
{
    /// <summary>The sign-in name, in lower case.</summary>
    public required string Name { get; init; }
    /// <summary>The name as Identity compares it.</summary>
    public string NormalizedName { get; set; } = "";
    /// <summary>As what this person may work. One of them is chosen at each sign-in.</summary>
    public List<AccessRole> Roles { get; set; } = [];
    /// <summary>The unit of whose crew this person is, where one of the roles is <see cref="AccessRole.Unit"/>.</summary>
    public string? Unit { get; set; }
    /// <summary>May not sign in any more. People are never deleted: the journal names them.</summary>
    public bool IsClosed { get; set; }
    /// <summary>An account of the demonstration: entered by one click.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>The password was chosen by somebody else: it has to be changed before anything else.</summary>
    public bool MustChangePassword { get; set; }
    /// <summary>The password's hash; null where there is none.</summary>
    public string? PasswordHash { get; set; }
    /// <summary>Changes with everything that ends open sessions.</summary>
    public string SecurityStamp { get; set; } = "";
    /// <summary>The secret of the authenticator app.</summary>
    public string? AuthenticatorKey { get; set; }
    /// <summary>Whether a code of the authenticator app is asked for.</summary>
    public bool TwoFactorEnabled { get; set; }
    /// <summary>Codes that replace the authenticator app once each.</summary>
    public List<string> RecoveryCodes { get; set; } = [];
    /// <summary>Until when no try to sign in is looked at.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }
    /// <summary>Tries that failed since the last that did not.</summary>
    public int AccessFailedCount { get; set; }
    /// <summary>Keys held by this person's devices.</summary>
    public List<Passkey> Passkeys { get; set; } = [];

    /// <summary>The row that this was read from; 0 for a new person. Two changes at once: the second is refused.</summary>
    [JsonIgnore]
    public long Version { get; set; }

    /// <summary>Whether nothing but the password stands between a thief of it and this account.</summary>
    public bool NeedsSecondFactor => !TwoFactorEnabled && Passkeys.Count == 0;
}

/// <summary>A key that a person's device holds (WebAuthn).</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="Label">What the person calls the device.</param>
/// <param name="PublicKey">The public key, in COSE form.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="SignCount">How often it was used, as the device counts.</param>
/// <param name="Transports">How the device is reached.</param>
/// <param name="IsUserVerified">Whether the device made sure of the person.</param>
/// <param name="IsBackupEligible">Whether the key may leave the device.</param>
/// <param name="IsBackedUp">Whether it has.</param>
/// <param name="Attestation">What the device said of itself.</param>
/// <param name="ClientData">What the browser said.</param>
public sealed record Passkey(byte[] Id, string? Label, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible,
    bool IsBackedUp, byte[] Attestation, byte[] ClientData);
