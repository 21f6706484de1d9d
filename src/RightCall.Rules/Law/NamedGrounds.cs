using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof;

namespace RightCall.Rules.Law;

/// <summary>What may bring an officer to an incident in scope. Each event with an officer names one, and each is counted apart.</summary>
public enum Ground
{
    /// <summary>A police disqualifier: a named fact, with the answer and the giver that set it.</summary>
    PoliceDisqualifier,
    /// <summary>A responder on the scene asks.</summary>
    RequestFromScene,
    /// <summary>Crew protection: panic, or two missed check-ins.</summary>
    CrewProtection,
    /// <summary>A search for a missing vulnerable person.</summary>
    Search,
    /// <summary>A plan step ran out: its time, and never less than the plan's maximum response.</summary>
    TimeRanOut,
    /// <summary>A plan step is exhausted by the provider's own record: every unit declined, or none on shift by a roster that it signed.</summary>
    ProviderUnavailable,
}

/// <summary>Rule 3, "no officer without a named ground", as a table beside the law's (<see cref="LawTable"/>). Police go only where both permit.</summary>
public static class NamedGrounds
{
    /// <summary>Whether rule 3 permits an officer.</summary>
    /// <param name="inScope">Whether the family is in scope, or the flag <c>behavioural-health</c> is set.</param>
    /// <param name="ground">The ground that is named; null for none.</param>
    /// <param name="qualityOfLifeWithNobodyInDanger">Such an incident never falls through to police: it waits, or goes to 311 or a desk.</param>
    public static bool Permit(bool inScope, Ground? ground, bool qualityOfLifeWithNobodyInDanger) =>
        !inScope || ground switch
        {
            null => false,
            Ground.TimeRanOut or Ground.ProviderUnavailable => !qualityOfLifeWithNobodyInDanger,
            _ => true,
        };

    /// <summary>What the law's table sees of a ground. An estimate of ours that nobody comes is not a provider's report, so time that ran out is nothing to the law.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="disqualifiers">The named facts of the determination.</param>
    /// <param name="flags">Its flags.</param>
    public static LawfulGrounds InLaw(Ground? ground, DisqualifierSet disqualifiers, Flags flags)
    {
        var facts = LawTable.GroundsOf(disqualifiers, flags);
        return ground switch
        {
            Ground.RequestFromScene => facts with { ProviderAsks = true },
            // A crew that calls for help, and a vulnerable person who is missing, are threatened with injury.
            Ground.CrewProtection or Ground.Search => facts with { ThreatOfInjury = true },
            Ground.ProviderUnavailable => facts with { ReliefUnavailable = true },
            _ => facts,
        };
    }

    /// <summary>Whether an officer may go: rule 3 and the law, which is a floor under it. Where the law forbids, neither override nor roster sends police.</summary>
    public static bool MaySendOfficer(Family family, Flags flags, DisqualifierSet disqualifiers, Ground? ground, bool nobodyInDanger, bool parity = true)
    {
        var inScope = family.IsInScope() || (flags & Flags.BehaviouralHealth) != 0;
        return Permit(inScope, ground, family == Family.QualityOfLife && nobodyInDanger)
            && LawTable.PermitsPolice(LawTable.NeedsCare(family, flags), InLaw(ground, disqualifiers, flags), parity);
    }
}
