using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Units;

namespace RightCall.Contracts.Units;

/// <summary>Who is on shift in which hour of the week. Hours are local: 0 is Monday from midnight to one, 167 the last of Sunday.</summary>
/// <param name="Sequence">The last row that is in it.</param>
/// <param name="SignedBy">Who signed the roster; null where nobody did.</param>
/// <param name="HourNow">The hour of the week now.</param>
/// <param name="Units">The units, by name.</param>
/// <param name="Cover">For each kind of responder, how many units are on shift in each hour.</param>
public sealed record ShiftsView(long Sequence, string? SignedBy, int HourNow, IReadOnlyList<ShiftLine> Units, IReadOnlyList<CoverLine> Cover);

/// <summary>A unit's shift.</summary>
/// <param name="Unit">Its radio name.</param>
/// <param name="Kinds">The kinds that it can serve as.</param>
/// <param name="Skills">Such as <c>youth</c>, <c>signing</c>.</param>
/// <param name="Languages">Two-letter codes.</param>
/// <param name="Provider">Who runs it.</param>
/// <param name="Shift">The hours of the week for which its provider signed.</param>
/// <param name="IsOnShift">Whether it is on shift now.</param>
/// <param name="IsMissing">Whether it is on shift now, and has not logged on.</param>
public sealed record ShiftLine(UnitId Unit, KindSet Kinds, IReadOnlyList<string> Skills, IReadOnlyList<string> Languages, string Provider, HourSet Shift, bool IsOnShift, bool IsMissing);

/// <summary>How many units of a kind are on shift.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Counts">For each of the 168 hours of the week.</param>
public sealed record CoverLine(ResponderKind Kind, IReadOnlyList<int> Counts);

/// <summary>A roster that somebody is about to set.</summary>
/// <param name="Units">The units, as they would stand in <c>set-roster</c>.</param>
public sealed record RosterDraft(IReadOnlyList<UnitDefinition> Units);

/// <summary>What would be different with a roster, to be read before it is set. Nothing was changed.</summary>
/// <param name="Sequence">The last row that is in the comparison.</param>
/// <param name="Problems">Why <c>set-roster</c> would refuse it; empty where it would not.</param>
/// <param name="Added">Units that are new.</param>
/// <param name="Removed">Units that are left out.</param>
/// <param name="Changed">Units of which something is different.</param>
/// <param name="Fewer">Kinds that would have fewer units in some hour, with the hours.</param>
/// <param name="None">Kinds that would have none in some hour in which they have one today, with the hours: there every plan that needs them passes to its next step.</param>
public sealed record RosterChange(long Sequence, IReadOnlyList<string> Problems, IReadOnlyList<UnitId> Added, IReadOnlyList<UnitId> Removed, IReadOnlyList<UnitId> Changed,
    IReadOnlyList<KindHours> Fewer, IReadOnlyList<KindHours> None);

/// <summary>A kind of responder, and hours of the week.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Hours">The hours.</param>
public sealed record KindHours(ResponderKind Kind, HourSet Hours);
