using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Proof.Plain;

/// <summary>What clauses make of one set of codes, computed the slow and obvious way. Shares no code with the diagrams.</summary>
internal sealed class PlainOutcome
{
    /// <summary>The highest level; -1 where no clause gives one.</summary>
    public int Level { get; private set; } = -1;

    /// <summary>The most urgent priority; 6 where no clause gives one.</summary>
    public int Priority { get; private set; } = 6;

    /// <summary>The needs.</summary>
    public KindSet Needs { get; private set; }

    /// <summary>The needs of clauses that do not carry <c>allows: police-on-non-answer</c>.</summary>
    public KindSet StrictNeeds { get; private set; }

    /// <summary>The flags.</summary>
    public Flags Flags { get; private set; }

    /// <summary>The disqualifiers.</summary>
    public DisqualifierSet Disqualifiers { get; private set; }

    /// <summary>The clauses that fired.</summary>
    public List<Clause> Fired { get; } = [];

    /// <summary>Whether an officer is needed.</summary>
    public bool Officer => Needs.Contains(ResponderKind.Police) || Needs.Contains(ResponderKind.CoResponse);

    /// <summary>Whether an officer is needed by a clause that carries no permission.</summary>
    public bool StrictOfficer => StrictNeeds.Contains(ResponderKind.Police) || StrictNeeds.Contains(ResponderKind.CoResponse);

    /// <summary>The outcome of these codes.</summary>
    public static PlainOutcome Of(Protocol protocol, byte[] codes)
    {
        var outcome = new PlainOutcome();
        foreach (var clause in protocol.Clauses)
        {
            if (!Holds(clause.When, codes)) continue;
            outcome.Fired.Add(clause);
            if (clause.Effects.Level is { } level) outcome.Level = Math.Max(outcome.Level, (int)level);
            if (clause.Effects.Priority is { } priority) outcome.Priority = Math.Min(outcome.Priority, (int)priority);
            outcome.Needs |= clause.Effects.Needs;
            if (!clause.Allows.Contains("police-on-non-answer")) outcome.StrictNeeds |= clause.Effects.Needs;
            outcome.Flags |= clause.Effects.Flags;
            outcome.Disqualifiers |= clause.Effects.Disqualifiers;
        }
        return outcome;
    }

    /// <summary>Whether a condition holds for these codes.</summary>
    public static bool Holds(Condition condition, byte[] codes) =>
        condition.Any.Any(all => all.All(literal => (literal.Mask >> codes[literal.Question]) % 2 == 1));

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
