using System.Collections.Immutable;
using System.Numerics;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Differences;

/// <summary>How the same output comes out under two versions.</summary>
/// <param name="Output">The output: first responder, level, priority, police, or a need.</param>
/// <param name="Changes">The changes, the most frequent first; null where they are too many to be counted.</param>
public sealed record OutputDifference(string Output, IReadOnlyList<Change>? Changes)
{
    /// <summary>How many interviews change; null where that could not be counted.</summary>
    public BigInteger? Interviews => Changes?.Aggregate(BigInteger.Zero, (sum, c) => sum + c.Interviews);
}

/// <summary>What became of a nature.</summary>
public enum NatureChange
{
    /// <summary>Nothing that decides: at most words, order or version.</summary>
    SameOutcomes,
    /// <summary>Interviews come out differently.</summary>
    Changed,
    /// <summary>Only the new version has it.</summary>
    Added,
    /// <summary>Only the old version has it.</summary>
    Removed,
    /// <summary>The guards of the two versions read each other's questions the other way round, so that no interview is one of both.</summary>
    NotComparable,
}

/// <summary>How one nature differs between two versions.</summary>
/// <param name="Nature">The nature.</param>
/// <param name="Change">What became of it.</param>
/// <param name="OldHash">The old version's hash, or null.</param>
/// <param name="NewHash">The new version's hash, or null.</param>
/// <param name="Outputs">The outputs that change.</param>
public sealed record NatureDifference(NatureId Nature, NatureChange Change, string? OldHash, string? NewHash, IReadOnlyList<OutputDifference> Outputs);

/// <summary>Compares two versions of protocols over every interview.</summary>
public static class ProtocolDifference
{
    /// <summary>Every nature of either version whose rules differ, in order of nature.</summary>
    public static IReadOnlyList<NatureDifference> Between(ImmutableSortedDictionary<NatureId, Protocol> old, ImmutableSortedDictionary<NatureId, Protocol> @new)
    {
        var all = new List<NatureDifference>();
        foreach (var nature in old.Keys.Union(@new.Keys).Order())
        {
            var (before, after) = (old.GetValueOrDefault(nature), @new.GetValueOrDefault(nature));
            if (before is null) all.Add(new(nature, NatureChange.Added, null, after!.Hash, []));
            else if (after is null) all.Add(new(nature, NatureChange.Removed, before.Hash, null, []));
            else if (before.Hash != after.Hash) all.Add(Between(before, after));
        }
        return all;
    }

    /// <summary>One nature under two versions.</summary>
    public static NatureDifference Between(Protocol old, Protocol @new)
    {
        if (MergedQuestions.Of(old, @new) is not { } questions) return new(old.Nature, NatureChange.NotComparable, old.Hash, @new.Hash, []);
        var outputs = Lens.All.Select(lens => new OutputDifference(lens.Name, DifferenceDiagram.Changes(questions, lens))).Where(o => o.Changes is null || o.Changes.Count > 0).ToList();
        return new(old.Nature, outputs.Count > 0 ? NatureChange.Changed : NatureChange.SameOutcomes, old.Hash, @new.Hash, outputs);
    }
}
