namespace RightCall.Domain.Triage;

/// <summary>Who goes. Virginia's Marcus Alert has four such levels (1 to 4); level 0 is ours.</summary>
public enum Level : byte
{
    /// <summary>0: advice, or 311.</summary>
    Advice = 0,
    /// <summary>1: by telephone: 988, or the clinician at the desk.</summary>
    Telephone = 1,
    /// <summary>2: a mobile team, no officer.</summary>
    MobileTeam = 2,
    /// <summary>3: a team and police together.</summary>
    TeamAndPolice = 3,
    /// <summary>4: an emergency, led by police, fire or EMS.</summary>
    Emergency = 4,
}

/// <summary>How soon. Independent of the level.</summary>
public enum Priority : byte
{
    /// <summary>1: a life, now.</summary>
    One = 1,
    /// <summary>2.</summary>
    Two = 2,
    /// <summary>3.</summary>
    Three = 3,
    /// <summary>4.</summary>
    Four = 4,
    /// <summary>5: the least urgent.</summary>
    Five = 5,
}
