using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Plain;

/// <summary>What clauses make of one set of codes, computed the slow and obvious way. Shares no code with the diagrams.</summary>
/// <param name="Level">The highest level; -1 where no clause gives one.</param>
/// <param name="Priority">The most urgent priority; 6 where no clause gives one.</param>
/// <param name="Needs">The needs.</param>
/// <param name="StrictNeeds">The needs of clauses that do not carry <c>allows: police-on-non-answer</c>.</param>
/// <param name="Flags">The flags.</param>
/// <param name="Disqualifiers">The disqualifiers.</param>
internal readonly record struct PlainOutcome(int Level, int Priority, KindSet Needs, KindSet StrictNeeds, Flags Flags, DisqualifierSet Disqualifiers)
{
    /// <summary>Whether an officer is needed.</summary>
    public bool Officer => Needs.Contains(ResponderKind.Police) || Needs.Contains(ResponderKind.CoResponse);

    /// <summary>Whether an officer is needed by a clause that carries no permission.</summary>
    public bool StrictOfficer => StrictNeeds.Contains(ResponderKind.Police) || StrictNeeds.Contains(ResponderKind.CoResponse);

    /// <summary>The outcome of these codes.</summary>
    public static PlainOutcome Of(Protocol protocol, byte[] codes)
    {
        var (level, priority, needs, strict, flags, disqualifiers) = (-1, 6, KindSet.None, KindSet.None, Flags.None, default(DisqualifierSet));
        foreach (var clause in protocol.Clauses)
        {
            if (!Holds(clause.When, codes)) continue;
            if (clause.Effects.Level is { } l) level = Math.Max(level, (int)l);
            if (clause.Effects.Priority is { } p) priority = Math.Min(priority, (int)p);
            needs |= clause.Effects.Needs;
            if (!clause.Allows.Contains("police-on-non-answer")) strict |= clause.Effects.Needs;
            flags |= clause.Effects.Flags;
            disqualifiers |= clause.Effects.Disqualifiers;
        }
        return new(level, priority, needs, strict, flags, disqualifiers);
    }

    /// <summary>Whether a condition holds for these codes.</summary>
    public static bool Holds(Condition condition, byte[] codes)
    {
        foreach (var all in condition.Any)
        {
            var every = true;
            foreach (var literal in all) every &= (literal.Mask >> codes[literal.Question]) % 2 == 1;
            if (every) return true;
        }
        return false;
    }

    /// <summary>Whether the outcome is in the scope of "no officer without a named ground".</summary>
    public bool InScope(Family family) =>
        family is Family.MentalHealth or Family.QualityOfLife or Family.Social || Flags.HasFlag(Flags.BehaviouralHealth);

    /// <summary>Whether a disqualifier adds police.</summary>
    public bool ForPolice => Has(DisqualifierGroup.Police);

    /// <summary>Whether a disqualifier adds EMS.</summary>
    public bool ForEms => Has(DisqualifierGroup.Ems) || Has(DisqualifierGroup.EmsAndFire);

    /// <summary>Whether a disqualifier adds fire.</summary>
    public bool ForFire => Has(DisqualifierGroup.Fire) || Has(DisqualifierGroup.EmsAndFire);

    private bool Has(DisqualifierGroup group)
    {
        for (var d = 0; d < Domain.Triage.Disqualifiers.Count; d++)
            if (Disqualifiers.Contains((Disqualifier)d) && ((Disqualifier)d).Group() == group) return true;
        return false;
    }
}
