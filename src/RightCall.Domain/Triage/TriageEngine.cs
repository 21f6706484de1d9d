using System.Collections.Immutable;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Triage;

/// <summary>The engine: interview → determination. Pure, and the same in the server, in planning and in the browser.</summary>
public static class TriageEngine
{
    /// <summary>What the protocol makes of the interview as it stands. Every clause that matches fires.</summary>
    public static Determination Determine(Interview interview) => Determine(interview.Protocol, interview.Codes);

    /// <summary>What the protocol makes of these codes, one for each of its questions.</summary>
    /// <remarks>Where no clause matches (the protocol check proves that it cannot happen) the result is the most careful one without police:
    /// a team at priority 2, shown to the supervisor, approached with care.</remarks>
    public static Determination Determine(Protocol protocol, ReadOnlySpan<byte> codes)
    {
        var level = -1;
        var priority = 6;
        var needs = KindSet.None;
        var flags = Flags.None;
        var disqualifiers = default(DisqualifierSet);
        Clause? gravest = null;
        var matched = 0;
        Span<int> fired = stackalloc int[protocol.Clauses.Length];
        foreach (var clause in protocol.Clauses)
        {
            if (!clause.When.Holds(codes)) continue;
            fired[matched++] = clause.Index;
            var effects = clause.Effects;
            if (effects.Level is { } l && (int)l > level) level = (int)l;
            if (effects.Priority is { } p && (int)p < priority) priority = (int)p;
            needs |= effects.Needs;
            flags |= effects.Flags;
            disqualifiers |= effects.Disqualifiers;
            if (gravest is null || IsGraver(effects, gravest.Effects)) gravest = clause;
        }
        var clauses = ImmutableArray.CreateBuilder<Clause>(matched);
        foreach (var index in fired[..matched]) clauses.Add(protocol.Clauses[index]);
        if (level < 0 || priority > 5)
        {
            level = Math.Max(level, (int)Level.MobileTeam);
            priority = Math.Min(priority, (int)Priority.Two);
            needs |= KindSet.Of(ResponderKind.CrisisTeam);
            flags |= Flags.Supervisor | Flags.ApproachWithCare;
        }
        return new(protocol.Nature, protocol.Family, protocol.Hash, (Level)level, (Priority)priority, needs, flags, disqualifiers, clauses.MoveToImmutable(), gravest);
    }

    // The gravest clause is shown as the reason: the highest level, then the most urgent priority, then a disqualifier, then the first in the file.
    private static bool IsGraver(Effects a, Effects b)
    {
        var (la, lb) = ((int?)a.Level ?? -1, (int?)b.Level ?? -1);
        if (la != lb) return la > lb;
        var (pa, pb) = ((int?)a.Priority ?? 6, (int?)b.Priority ?? 6);
        if (pa != pb) return pa < pb;
        return !a.Disqualifiers.IsEmpty && b.Disqualifiers.IsEmpty;
    }
}
