using RightCall.Domain.Natures;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof;

/// <summary>What a determination or an event says that the law's table asks about.</summary>
/// <param name="CrimeSuspected">A crime is suspected.</param>
/// <param name="ThreatOfInjury">There is a threat of physical injury to the person or others.</param>
/// <param name="ReliefUnavailable">A provider reported, on record, that the service cannot be sent in time. Our own estimate is not one.</param>
/// <param name="ProviderAsks">The provider asks for police.</param>
public readonly record struct LawfulGrounds(bool CrimeSuspected, bool ThreatOfInjury, bool ReliefUnavailable, bool ProviderAsks);

/// <summary>Illinois 50 ILCS 754/30 (as amended by P.A. 104-0155) as a table: when police may be dispatched to a person who needs mental or behavioural health care.
/// The law forbids, it never obliges; RightCall's own rule (a named police disqualifier) is stricter.</summary>
public static class LawTable
{
    /// <summary>Whether the law permits police.</summary>
    /// <param name="needsCare">Whether the person needs mental or behavioural health care; otherwise the law says nothing.</param>
    /// <param name="grounds">What was recorded.</param>
    /// <param name="parity">Whether police would go along to a physical-health emergency with that level of threat.</param>
    public static bool PermitsPolice(bool needsCare, LawfulGrounds grounds, bool parity) =>
        !needsCare || (parity && (grounds.CrimeSuspected || grounds.ThreatOfInjury || grounds.ReliefUnavailable || grounds.ProviderAsks));

    /// <summary>Whether a determination is about a person who needs behavioural health care: by the nature's family, or by the flag under any nature.</summary>
    public static bool NeedsCare(Family family, Flags flags) => family == Family.MentalHealth || (flags & Flags.BehaviouralHealth) != 0;

    /// <summary>Whether the disqualifier says that a crime is suspected.</summary>
    public static bool IsCrime(Disqualifier disqualifier) => disqualifier is Disqualifier.ViolenceInProgress or Disqualifier.CrimeAgainstPerson or Disqualifier.BreakIn
        or Disqualifier.Robbery or Disqualifier.Arson or Disqualifier.OrderBreached or Disqualifier.Strangulation;

    /// <summary>Whether the disqualifier says that somebody is threatened with physical injury. A medical need is not a threat, and no diagnosis is a disqualifier at all.</summary>
    public static bool IsThreat(Disqualifier disqualifier) => disqualifier is Disqualifier.WeaponInHand or Disqualifier.FirearmWithinReach
        or Disqualifier.ViolenceInProgress or Disqualifier.CredibleThreat or Disqualifier.Strangulation or Disqualifier.ChildWithViolence or Disqualifier.AttemptOnLife;

    /// <summary>The grounds that a determination gives. The other two come later, from a provider.</summary>
    /// <remarks>A search for a missing vulnerable person counts as a threat of injury to that person. That is a reading of the law which counsel has to confirm; the check counts it apart.</remarks>
    public static LawfulGrounds GroundsOf(DisqualifierSet disqualifiers, Flags flags) =>
        new(disqualifiers.Any(IsCrime), disqualifiers.Any(IsThreat) || (flags & Flags.Search) != 0, false, false);
}
