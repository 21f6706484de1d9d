namespace RightCall.Contracts.People;

/// <summary>Who is signed in, and how one can sign in here.</summary>
/// <param name="IsDemonstration">Whether everything here is made up: say so on every page.</param>
/// <param name="Name">The sign-in name; null where nobody is signed in.</param>
/// <param name="Role">As what; null while something has to be done about the account first.</param>
/// <param name="Roles">All roles of the person.</param>
/// <param name="Desk">At which desk.</param>
/// <param name="Unit">The unit, for a crew.</param>
/// <param name="NeedsSecondFactor">Whether an authenticator app or a passkey has to be set up first.</param>
/// <param name="MustChangePassword">Whether the password has to be changed first.</param>
/// <param name="IdleLimitSeconds">After so long without an action the session is locked.</param>
public sealed record SessionView(bool IsDemonstration, string? Name, AccessRole? Role, IReadOnlyList<AccessRole> Roles, string? Desk, string? Unit, bool NeedsSecondFactor,
    bool MustChangePassword, int IdleLimitSeconds)
{
    /// <summary>Whether no account exists yet: the code for the first stands on the server's console.</summary>
    public bool NeedsFirstAdministrator { get; init; }

    /// <summary>Whether one can sign in with the city's own sign-in, at <c>/api/v1/session/openid</c>.</summary>
    public bool HasOpenId { get; init; }
}

/// <summary>An account.</summary>
/// <param name="Name">The sign-in name.</param>
/// <param name="Roles">As what the person may work.</param>
/// <param name="Unit">The unit, for a crew.</param>
/// <param name="IsClosed">Whether the person may not sign in any more.</param>
/// <param name="HasAuthenticator">Whether an authenticator app is set up.</param>
/// <param name="Passkeys">How many passkeys there are.</param>
/// <param name="IsLockedOut">Whether tries to sign in are not looked at for a while.</param>
public sealed record PersonView(string Name, IReadOnlyList<AccessRole> Roles, string? Unit, bool IsClosed, bool HasAuthenticator, int Passkeys, bool IsLockedOut);

/// <summary>An account with its first password, which is shown once.</summary>
/// <param name="Person">The account.</param>
/// <param name="Password">The password, which has to be changed at the first sign-in.</param>
public sealed record OpenedView(PersonView Person, string Password);

/// <summary>A line of the record of accounts.</summary>
/// <param name="At">When.</param>
/// <param name="What">What.</param>
/// <param name="Person">Whose account.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Detail">Codes only.</param>
public sealed record PeopleLogView(string At, string What, string Person, string Actor, string Detail);

/// <summary>A secret for an authenticator app.</summary>
/// <param name="Key">As text, to be typed.</param>
/// <param name="Uri">As an address, to be shown as a picture.</param>
public sealed record AuthenticatorView(string Key, string Uri);

/// <summary>A passkey.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What the person calls the device.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record PasskeyView(string Id, string? Label, DateTimeOffset CreatedAt);

/// <summary>A machine's key, without its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The actor that stands in its commands.</param>
/// <param name="Role">As what.</param>
/// <param name="Unit">The unit, where the role is one.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="Expires">Until when it counts.</param>
public sealed record KeyView(string Id, string Name, AccessRole Role, string? Unit, string MadeBy, string? Expires);

/// <summary>A new key, with the text that the machine sends as <c>Authorization: Bearer …</c>; shown once.</summary>
/// <param name="Key">The key.</param>
/// <param name="Text">The text.</param>
public sealed record MadeKeyView(KeyView Key, string Text);
