using System.Collections.Immutable;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Plans;

/// <summary>A need that determinations can have, with their family, level and priority.</summary>
/// <param name="Need">The kind.</param>
/// <param name="Family">The family.</param>
/// <param name="Level">The level.</param>
/// <param name="Priority">The priority.</param>
public readonly record struct Demand(ResponderKind Need, Family Family, Level Level, Priority Priority);

/// <summary>Every need that protocols can produce.</summary>
/// <remarks>An upper bound: a need comes from a clause, whose determination has at least the clause's level and at least its urgency, and otherwise any level and priority of the
/// protocol. What it holds beyond what is possible costs a chain too many, never one too few.</remarks>
public static class Demands
{
    /// <summary>The demands, each with a nature and clause that can make it.</summary>
    public static ImmutableSortedDictionary<Demand, string> Of(IEnumerable<Protocol> protocols)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<Demand, string>(Comparer<Demand>.Create(Compare));
        foreach (var protocol in protocols)
        {
            // Where no clause says a level or priority, the engine's own careful default stands.
            var levels = protocol.Clauses.Select(c => c.Effects.Level).OfType<Level>().Append(Level.MobileTeam).Distinct().ToList();
            var priorities = protocol.Clauses.Select(c => c.Effects.Priority).OfType<Priority>().Append(Priority.Two).Distinct().ToList();
            foreach (var clause in protocol.Clauses)
                foreach (var need in clause.Effects.Needs)
                    Add(found, protocol, clause.Id, need, levels.Where(l => clause.Effects.Level is not { } at || l >= at), priorities.Where(p => clause.Effects.Priority is not { } at || p <= at));
            Add(found, protocol, "no clause", ResponderKind.CrisisTeam, [Level.MobileTeam], [Priority.Two]);
        }
        return found.ToImmutable();
    }

    private static void Add(ImmutableSortedDictionary<Demand, string>.Builder found, Protocol protocol, string clause, ResponderKind need, IEnumerable<Level> levels, IEnumerable<Priority> priorities)
    {
        foreach (var level in levels)
            foreach (var priority in priorities)
                if (new Demand(need, protocol.Family, level, priority) is var demand && !found.ContainsKey(demand)) found.Add(demand, $"{protocol.Nature}, clause {clause}");
    }

    private static int Compare(Demand a, Demand b) => (a.Need, a.Family, a.Level, a.Priority).CompareTo((b.Need, b.Family, b.Level, b.Priority));
}
