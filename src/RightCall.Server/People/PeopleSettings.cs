using NodaTime;

namespace RightCall.Server.People;

/// <summary>How people sign in at this centre.</summary>
public sealed record PeopleSettings
{
    /// <summary>Accounts for one click, and none else is needed. Every answer and page says that it is a demonstration.</summary>
    public bool IsDemonstration { get; init; }
    /// <summary>After so long without a key pressed or a click the session is locked. The feed does not count.</summary>
    public Duration IdleLimit { get; init; } = Duration.FromMinutes(15);
    /// <summary>A session ends after this, whatever happens: a long shift.</summary>
    public Duration LongestSession { get; init; } = Duration.FromHours(16);
    /// <summary>A person without a second factor may do nothing but set one up.</summary>
    public bool RequiresSecondFactor { get; init; } = true;
    /// <summary>The city's own sign-in; null where there is none.</summary>
    public OpenIdSettings? OpenId { get; init; }
}

/// <summary>A city's own sign-in (OpenID Connect). Whom it names has to have an account here, which says the roles.</summary>
/// <param name="Authority">Its address.</param>
/// <param name="ClientId">Our name there.</param>
/// <param name="ClientSecret">Our secret there.</param>
/// <param name="NameClaim">The claim that holds the sign-in name.</param>
public sealed record OpenIdSettings(string Authority, string ClientId, string ClientSecret, string NameClaim = "preferred_username");
