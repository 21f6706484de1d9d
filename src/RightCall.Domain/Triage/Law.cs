namespace RightCall.Domain.Triage;

/// <summary>The law that binds the area as a floor beneath its rules.</summary>
public enum Statute : byte
{
    /// <summary>None that says when police may be dispatched.</summary>
    None,
    /// <summary>Illinois, 50 ILCS 754/30 (Community Emergency Services and Support Act), as amended by P.A. 104-0155.</summary>
    IllinoisCessa,
}

/// <summary>What the statute asks about.</summary>
/// <param name="BehaviouralCare">The person needs mental or behavioural health care only. A diagnosis by itself is neither threat nor crime.</param>
/// <param name="CrimeSuspected">A crime is suspected.</param>
/// <param name="ThreatOfInjury">Physical injury to self or others threatens.</param>
/// <param name="ReliefUnavailable">A provider reported that its service cannot be sent in time; our own estimate is not one.</param>
/// <param name="ProviderAsks">The provider asks for police.</param>
/// <param name="Parity">Police would go along to a physical-health emergency with that level of threat.</param>
public readonly record struct LawFacts(bool BehaviouralCare, bool CrimeSuspected, bool ThreatOfInjury, bool ReliefUnavailable, bool ProviderAsks, bool Parity);

/// <summary>The law as a floor: it forbids, it never obliges.</summary>
public static class Law
{
    /// <summary>Whether police may not be dispatched. Neither an override nor a roster changes that.</summary>
    public static bool PoliceForbidden(Statute statute, in LawFacts facts) => statute == Statute.IllinoisCessa && facts.BehaviouralCare
        && !((facts.CrimeSuspected || facts.ThreatOfInjury || facts.ReliefUnavailable || facts.ProviderAsks) && facts.Parity);
}
