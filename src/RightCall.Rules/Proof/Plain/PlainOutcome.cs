using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Plain;

/// <summary>What a set of clauses makes of an interview: their union.</summary>
/// <param name="Level">The highest level; -1 where no clause gives one.</param>
/// <param name="Priority">The most urgent priority; 6 where no clause gives one.</param>
/// <param name="Needs">The needs.</param>
/// <param name="StrictNeeds">The needs of clauses that do not carry <c>allows: police-on-non-answer</c>.</param>
/// <param name="Flags">The flags.</param>
/// <param name="Disqualifiers">The disqualifiers.</param>
internal sealed record PlainOutcome(int Level, int Priority, KindSet Needs, KindSet StrictNeeds, Flags Flags, DisqualifierSet Disqualifiers)
{
    /// <summary>The outcome of the clauses that fire.</summary>
    public static PlainOutcome Of(IEnumerable<Clause> fired)
    {
        var (level, priority, needs, strict, flags, disqualifiers) = (-1, 6, KindSet.None, KindSet.None, Flags.None, default(DisqualifierSet));
        foreach (var clause in fired)
        {
            if (clause.Effects.Level is { } l) level = Math.Max(level, (int)l);
            if (clause.Effects.Priority is { } p) priority = Math.Min(priority, (int)p);
            needs |= clause.Effects.Needs;
            if (!clause.Allows.Contains("police-on-non-answer")) strict |= clause.Effects.Needs;
            flags |= clause.Effects.Flags;
            disqualifiers |= clause.Effects.Disqualifiers;
        }
        return new(level, priority, needs, strict, flags, disqualifiers);
    }

    /// <summary>Its number among the outcomes of the protocol.</summary>
    public int Number { get; init; }

    /// <summary>Whether an officer is needed.</summary>
    public bool Officer { get; } = Needs.Contains(ResponderKind.Police) || Needs.Contains(ResponderKind.CoResponse);

    /// <summary>Whether an officer is needed by a clause that carries no permission.</summary>
    public bool StrictOfficer => StrictNeeds.Contains(ResponderKind.Police) || StrictNeeds.Contains(ResponderKind.CoResponse);

    /// <summary>Whether crews approach with care.</summary>
    public bool Care { get; } = Flags.HasFlag(Flags.ApproachWithCare);

    /// <summary>Whether an ambulance is needed.</summary>
    public bool Ems { get; } = Needs.Contains(ResponderKind.EmsAls) || Needs.Contains(ResponderKind.EmsBls);

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

/// <summary>The clauses and properties that hold for an interview, and what follows.</summary>
/// <param name="Fired">The clauses.</param>
/// <param name="Properties">The city's properties whose condition holds, by number.</param>
/// <param name="Outcome">The union of the clauses.</param>
internal sealed record PlainMatch(ImmutableArray<Clause> Fired, ImmutableArray<int> Properties, PlainOutcome Outcome)
{
    /// <summary>Whether an interview was visited to which this applies.</summary>
    public bool Visited { get; set; }
}
