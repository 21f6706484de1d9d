using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Rules.Law;

namespace RightCall.Rules.Plans;

/// <summary>Whether a policy keeps the rules that hold for every incident: bounded, no step twice, never without somebody, no officer without a ground.</summary>
public sealed class PlanCheck
{
    /// <summary>Kinds whose own report that they cannot come is the law's "relief provider unavailable".</summary>
    public static readonly KindSet ReliefProviders = ResponderKinds.Teams | ResponderKinds.Ems | [ResponderKind.ClinicianOnPhone, ResponderKind.Lifeline988];

    private readonly Policy _policy;
    private readonly List<PlanViolation> _violations = [];
    private readonly List<PlanViolation> _notes = [];
    private long _combinations;

    private PlanCheck(Policy policy) => _policy = policy;

    /// <summary>Checks a policy against every need that the protocols can produce.</summary>
    public static PlanFindings Of(Policy policy, IEnumerable<Protocol> protocols)
    {
        var check = new PlanCheck(policy);
        foreach (var chain in policy.Chains)
        {
            check.Bounded(chain);
            check.KindTwice(chain);
            check.LastStepStaffed(chain);
            if (!ResponderKinds.WithOfficer.Contains(chain.Need)) check.Officers(chain);
        }
        check.Gaps(protocols);
        var order = PlanRules.All;
        return new(policy, check._combinations, [.. check._violations.OrderBy(v => order.ToList().IndexOf(v.Rule))], check._notes);
    }

    private void Bounded(Chain chain)
    {
        var total = chain.Steps.Aggregate(Duration.Zero, (sum, step) => sum + step.Try) + chain.Steps[^1].Within;
        var broken = chain.For.PrioritiesThatFit().Where(p => total > _policy.MaximumFor(p)).ToList();
        if (broken.Count > 0) Violation(PlanRules.Bounded, chain, $"its steps take up to {Times.Format(total)}, and somebody must be committed {Limits(broken, _policy.MaximumFor)}; shorten 'try' or the last 'within', or take the priority out of 'for'.");
    }

    private static string Limits(List<Priority> priorities, Func<Priority, Duration> limit) =>
        string.Join(", ", priorities.Select(p => $"at priority {(int)p} within {Times.Format(limit(p))}"));

    private void KindTwice(Chain chain)
    {
        foreach (var twice in chain.Steps.GroupBy(s => s.Kind).Where(g => g.Count() > 1))
            Violation(PlanRules.KindTwice, chain, $"{twice.Key.Id()} comes {twice.Count()} times, and no step is tried twice; join them into one.");
    }

    private void LastStepStaffed(Chain chain)
    {
        var last = chain.Steps[^1].Kind;
        if (!_policy.Staffed.Contains(last)) Violation(PlanRules.Staffed, chain, $"it ends with {last.Id()}, which is not staffed round the clock; end with one of {_policy.Staffed}.");
    }

    // An officer who stands in for another kind. A chain whose need is an officer has its ground in the determination.
    private void Officers(Chain chain)
    {
        var begins = Duration.Zero;
        var before = KindSet.None;
        foreach (var step in chain.Steps)
        {
            if (ResponderKinds.WithOfficer.Contains(step.Kind))
            {
                OfficerStep(chain, step, begins, before);
                return;
            }
            begins += step.Try;
            before |= KindSet.Of(step.Kind);
        }
    }

    private void OfficerStep(Chain chain, Step step, Duration begins, KindSet before)
    {
        var early = chain.For.PrioritiesThatFit().Where(p => begins < _policy.MaximumResponseFor(p)).ToList();
        if (early.Count > 0) Violation(PlanRules.OfficerEarly, chain, $"{step.Kind.Id()} begins after {Times.Format(begins)}, and no officer stands in before the maximum response has run, {Limits(early, _policy.MaximumResponseFor)}; try the other kinds for longer, or end without an officer.");
        if (chain.For.FamiliesThatFit().Contains(Family.QualityOfLife))
            Violation(PlanRules.OfficerQualityOfLife, chain, $"it fits quality-of-life and leads to {step.Kind.Id()}; such an incident waits, or goes to 311 or a desk. Name the other families in 'for', or end without an officer.");
        // The law sees what providers reported. Before any of them was tried, nobody can have.
        var ground = before.Overlaps(ReliefProviders) ? Ground.ProviderUnavailable : Ground.TimeRanOut;
        foreach (var family in chain.For.FamiliesThatFit())
        {
            if (NamedGrounds.MaySendOfficer(family, Flags.BehaviouralHealth, default, ground, nobodyInDanger: false)) continue;
            Violation(PlanRules.Law, chain, $"{step.Kind.Id()} goes to a person in need of care (family {family.Id()}) before any relief provider was tried, so none can have reported that it is unavailable, which the law demands; put {ReliefProviders} before it.");
            break;
        }
    }

    private void Gaps(IEnumerable<Protocol> protocols)
    {
        string?[] zones = [.. _policy.Chains.SelectMany(c => c.For.Zones).Distinct().Order(StringComparer.Ordinal), null];
        var byNeed = _policy.Chains.ToLookup(c => c.Need);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (demand, origin) in Demands.Of(protocols))
        {
            var chains = byNeed[demand.Need].Where(c => Fits(c.For, demand)).ToList();
            var gaps = new List<(string? Zone, int Hour)>();
            foreach (var zone in zones)
            {
                for (var hour = 0; hour < HourSet.HoursOfWeek; hour++)
                {
                    _combinations++;
                    if (chains.Find(c => c.For.Hours.Contains(hour) && (c.For.Zones.IsEmpty || (zone is not null && c.For.Zones.Contains(zone)))) is { } chain) used.Add(chain.Id);
                    else gaps.Add((zone, hour));
                }
            }
            if (gaps.Count > 0) _violations.Add(new(PlanRules.Gap, null, $"{demand.Need.Id()} has no chain at level {(int)demand.Level}, priority {(int)demand.Priority}, family {demand.Family.Id()}, {Place(gaps, zones.Length)} (needed by {origin}); add one."));
        }
        foreach (var chain in _policy.Chains.Where(c => !used.Contains(c.Id)))
            _notes.Add(new(PlanRules.NeverUsed, chain.Id, "no determination of the protocols uses it: another chain fits first, or no protocol has such a need."));
    }

    private static string Place(List<(string? Zone, int Hour)> gaps, int zones)
    {
        if (gaps.Count == zones * HourSet.HoursOfWeek) return "at any hour";
        var (zone, hour) = gaps[0];
        return $"{(zones == 1 ? "" : zone is null ? "outside all zones, " : $"zone {zone}, ")}{WeekHours.Name(hour)}{(gaps.Count > 1 ? $" and {gaps.Count - 1} more hours" : "")}";
    }

    private static bool Fits(ChainFilter filter, Demand demand) =>
        (filter.Levels & (1 << (int)demand.Level)) != 0 && (filter.Priorities & (1 << ((int)demand.Priority - 1))) != 0 && (filter.Families & (1 << (int)demand.Family)) != 0;

    private void Violation(string rule, Chain chain, string message) => _violations.Add(new(rule, chain.Id, message));
}
