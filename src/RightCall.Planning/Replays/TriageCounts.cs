using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Planning.Replays;

/// <summary>Counts triage against the truth: who went before anybody was on the scene, against whom the protocol asks for when it is told the truth. For one thread.</summary>
/// <remarks>Under: an officer, EMS or fire was needed and did not go, or somebody was needed and nobody went. Over: an officer, EMS or fire went and was not needed.</remarks>
internal sealed class TriageCounts
{
    private static readonly (string Name, KindSet Kinds)[] Groups =
        [("police", ResponderKinds.WithOfficer), ("ems", ResponderKinds.Ems), ("fire", KindSet.Of(ResponderKind.Fire))];

    private readonly int[] _under = new int[Groups.Length + 1];
    private readonly int[] _over = new int[Groups.Length];
    private int _underIncidents, _overIncidents;

    public void Add(Determination truth, Tally tally)
    {
        var (under, over) = (false, false);
        for (var i = 0; i < Groups.Length; i++)
        {
            var (needed, sent) = (truth.Needs.Overlaps(Groups[i].Kinds), tally.Sent.Overlaps(Groups[i].Kinds));
            if (needed && !sent)
            {
                _under[i]++;
                under = true;
            }
            if (!needed && sent)
            {
                _over[i]++;
                over = true;
            }
        }
        if (!under && !truth.Needs.IsEmpty && tally.Sent.IsEmpty)
        {
            _under[^1]++;
            under = true;
        }
        if (under) _underIncidents++;
        if (over) _overIncidents++;
    }

    public TriageScore Score()
    {
        SortedDictionary<string, int> under = new(StringComparer.Ordinal), over = new(StringComparer.Ordinal);
        for (var i = 0; i < Groups.Length; i++) (under[Groups[i].Name], over[Groups[i].Name]) = (_under[i], _over[i]);
        under["nobody-went"] = _under[^1];
        return new(_underIncidents, under, _overIncidents, over);
    }
}
