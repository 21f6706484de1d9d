using System.Text.Json;

namespace RightCall.Contracts.People;

/// <summary>Signs in.</summary>
/// <param name="Name">The sign-in name.</param>
/// <param name="Password">The password.</param>
/// <param name="Code">The code of the authenticator app, where one is set up.</param>
/// <param name="RecoveryCode">One of the codes that replace the app, once.</param>
/// <param name="Role">As what; the first of the person's roles where it is left out.</param>
/// <param name="Desk">At which desk.</param>
public sealed record SignInBody(string? Name, string? Password, string? Code = null, string? RecoveryCode = null, AccessRole? Role = null, string? Desk = null);

/// <summary>Works in another role, or at another desk.</summary>
/// <param name="Role">As what.</param>
/// <param name="Desk">At which desk.</param>
public sealed record RoleBody(AccessRole Role, string? Desk = null);

/// <summary>Signs in with a passkey.</summary>
/// <param name="Credential">What the browser's <c>navigator.credentials.get</c> gave, as JSON.</param>
/// <param name="Role">As what.</param>
/// <param name="Desk">At which desk.</param>
public sealed record PasskeySignInBody(JsonElement Credential, AccessRole? Role = null, string? Desk = null);

/// <summary>Signs in to the demonstration.</summary>
/// <param name="Role">As what.</param>
/// <param name="Name">Tells several windows of one role apart.</param>
/// <param name="Desk">At which desk.</param>
/// <param name="Unit">The unit, for a crew.</param>
public sealed record DemonstrationBody(AccessRole Role, string? Name = null, string? Desk = null, string? Unit = null);

/// <summary>Makes the first administrator.</summary>
/// <param name="Code">The code from the console.</param>
/// <param name="Name">The sign-in name.</param>
/// <param name="Password">The password.</param>
public sealed record SetupBody(string? Code, string? Name, string? Password);

/// <summary>Changes one's password.</summary>
/// <param name="Old">The old one.</param>
/// <param name="New">The new one.</param>
public sealed record PasswordBody(string? Old, string? New);

/// <summary>Proves that the authenticator app has the secret.</summary>
/// <param name="Code">Its code now.</param>
public sealed record CodeBody(string? Code);

/// <summary>Adds a passkey.</summary>
/// <param name="Credential">What the browser's <c>navigator.credentials.create</c> gave, as JSON.</param>
/// <param name="Label">What the person calls the device.</param>
public sealed record PasskeyBody(JsonElement Credential, string? Label = null);

/// <summary>Opens or changes an account.</summary>
/// <param name="Name">The sign-in name, for a new one.</param>
/// <param name="Roles">As what the person may work.</param>
/// <param name="Unit">The unit, for a crew.</param>
/// <param name="IsClosed">Whether the person may not sign in any more.</param>
public sealed record PersonBody(string? Name, IReadOnlyList<AccessRole>? Roles, string? Unit = null, bool IsClosed = false);

/// <summary>Makes a key for a machine.</summary>
/// <param name="Name">The actor that stands in its commands.</param>
/// <param name="Role">As what.</param>
/// <param name="Unit">The unit, where the role is one.</param>
/// <param name="Days">For how many days; until it is withdrawn where it is left out.</param>
public sealed record KeyBody(string? Name, AccessRole Role = AccessRole.Service, string? Unit = null, int? Days = null);
