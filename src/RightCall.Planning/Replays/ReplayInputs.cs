using System.Collections.Immutable;
using RightCall.Domain.Geo;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Fleets;
using RightCall.Planning.Logs;
using RightCall.Planning.Times;

namespace RightCall.Planning.Replays;

/// <summary>All that a replay depends on: equal inputs give equal events, on every machine.</summary>
/// <param name="Log">The calls.</param>
/// <param name="Protocols">What is asked, and what answers mean.</param>
/// <param name="Truths">What is really happening.</param>
/// <param name="Answers">What callers say of it.</param>
/// <param name="Times">How long things take.</param>
/// <param name="Fleet">Who can be sent.</param>
/// <param name="Seed">Chance is a hash of it.</param>
/// <param name="Variant">Which value of uncertain figures.</param>
public sealed record ReplayInputs(CallLog Log, ImmutableSortedDictionary<NatureId, Protocol> Protocols, TruthModel Truths, AnswerModel Answers, TimeModel Times,
    Fleet Fleet, ulong Seed, Variant Variant)
{
    private readonly StraightLine _straight = new(Times.Detour, Times.WithLights, Times.Plain);

    /// <summary>The travel times over the city's streets in an hour of the week (0 to 167, from Monday midnight, local); null where there are no streets.</summary>
    public Func<int, ITravelTimes>? Streets { get; init; }

    /// <summary>The travel times in an hour of the week: over streets, or else straight lines with a detour factor.</summary>
    public ITravelTimes TravelAt(int hourOfWeek) => Streets?.Invoke(hourOfWeek) ?? _straight;
}
