using System.Globalization;
using RightCall.Domain.Areas;
using RightCall.Domain.Canonical;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Planning.Reports;

namespace RightCall.Planning.Audits;

/// <summary>
/// Goes through the rows of a run a second time: computes each determination again by <see cref="SecondProtocol"/>, checks each disqualifier against the answers
/// that it cites, and each officer who went first against the ground that is named. It believes nothing that a row concludes. For one thread.
/// </summary>
/// <param name="policy">The policy of the run.</param>
/// <param name="protocols">The protocols, which it reads from their canonical JSON.</param>
/// <param name="then">Gets each row afterwards; null where nobody keeps them.</param>
public sealed class Auditor(string policy, IReadOnlyDictionary<NatureId, Protocol> protocols, IRowSink? then = null) : IRowSink
{
    private const int MostDescribed = 100;

    private readonly Dictionary<NatureId, SecondProtocol> _protocols = [];
    private readonly Dictionary<IncidentId, AuditedIncident> _open = [];
    private readonly List<string> _described = [];
    private readonly SortedDictionary<string, int> _byDisqualifier = new(StringComparer.Ordinal);
    private long _determinations, _differences, _disqualifiers;
    private int _policeFirst, _withoutReason;

    /// <inheritdoc/>
    public void Append(Row row)
    {
        foreach (var @event in row.Events) See(row.Sequence, @event);
        then?.Append(row);
    }

    /// <summary>What was found.</summary>
    public AuditResult Result()
    {
        foreach (var incident in _open.Values) Settle(incident);
        _open.Clear();
        return new(policy, _determinations, _described, _differences, _disqualifiers, _policeFirst, _withoutReason, _byDisqualifier);
    }

    private void See(long row, AreaEvent @event)
    {
        switch (@event)
        {
            case IncidentOpened e:
                var incident = _open[e.Incident] = new(new SecondInterview(ProtocolOf(e.Nature)), e.Number);
                incident.Interview.Add(e.Answers);
                Compare(row, incident, e.Determined);
                break;
            case AnswersRecorded e when _open.TryGetValue(e.Incident, out var of): of.Interview.Add(e.Answers); break;
            case Determined e when _open.TryGetValue(e.Incident, out var of):
                if (e.Current.Nature.ToString() != of.Interview.Protocol.Nature) of.Interview.Under(ProtocolOf(e.Current.Nature));
                Compare(row, of, e.Current);
                of.Acted((int)e.Level, e.Disqualifiers.Select(d => d.Id()), e.Needs.Overlaps(Domain.Responders.ResponderKinds.Ems) || e.Needs.Contains(Domain.Responders.ResponderKind.Fire));
                break;
            case DowngradeProposed e when _open.TryGetValue(e.Incident, out var of): Compare(row, of, e.To); break;
            case UnitAssigned { Status: not UnitStatus.Held } e when _open.TryGetValue(e.Incident, out var of): of.Went(e); break;
            case HandOffAccepted e when _open.TryGetValue(e.Incident, out var of): of.TookOver(e.At); break;
            case BackupRequested e when _open.TryGetValue(e.Incident, out var of): of.Backup = true; break;
            case CrewProtectionBegan e when _open.TryGetValue(e.Incident, out var of): of.Protection = true; break;
            case StepTaken e when _open.TryGetValue(e.Incident, out var of): of.StepsTaken = true; break;
            case OverrideRecorded e when _open.TryGetValue(e.Incident, out var of): of.Overridden = true; break;
            case IncidentClosed e when _open.Remove(e.Incident, out var of): Settle(of); break;
            default: break;
        }
    }

    private void Compare(long row, AuditedIncident incident, Determination said)
    {
        _determinations++;
        var own = incident.Interview.Determine();
        incident.Determined(own, incident.Interview.Protocol.FamilyIsInScope);
        List<string> wrong = [];
        Check(wrong, "level", (int)said.Level, own.Level);
        Check(wrong, "priority", (int)said.Priority, own.Priority);
        Check(wrong, "needs", said.Needs.Select(k => Domain.Responders.ResponderKinds.Id(k)), own.Needs);
        Check(wrong, "flags", said.Flags.Names(), own.Flags);
        Check(wrong, "disqualifiers", said.Disqualifiers.Select(d => d.Id()), own.Disqualifiers);
        foreach (var disqualifier in said.Disqualifiers)
        {
            _disqualifiers++;
            if (!Bears(incident.Interview, own, disqualifier.Id())) wrong.Add($"no answer that was given bears out {disqualifier.Id()}");
        }
        if (wrong.Count == 0) return;
        _differences++;
        if (_described.Count < MostDescribed) _described.Add(string.Create(CultureInfo.InvariantCulture, $"Row {row}, incident {incident.Number}, {said.Nature}: {string.Join("; ", wrong)}."));
    }

    // A clause that fired names it, and every answer that the clause rests on was really given (what was not asked rests on nothing that anybody said).
    private static bool Bears(SecondInterview interview, SecondDetermination own, string disqualifier) => own.Fired.Any(clause => clause.Disqualifiers.Contains(disqualifier)
        && clause.When.Any(all => all.All(literal => interview.Standing(literal.Question) is var standing && literal.Values.Contains(standing) && (standing == "not-asked" || interview.WasSaid(literal.Question, standing)))));

    private void Settle(AuditedIncident incident)
    {
        if (!incident.OfficerFirstInScope) return;
        _policeFirst++;
        if (!incident.GroundHolds) _withoutReason++;
        foreach (var disqualifier in incident.CitedDisqualifiers) _byDisqualifier[disqualifier] = _byDisqualifier.GetValueOrDefault(disqualifier) + 1;
    }

    private SecondProtocol ProtocolOf(NatureId nature)
    {
        if (!_protocols.TryGetValue(nature, out var protocol)) _protocols[nature] = protocol = new(ProtocolJson.Write(protocols[nature]));
        return protocol;
    }

    private static void Check(List<string> wrong, string what, int said, int own)
    {
        if (said != own) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {said}, by the second reading {own}"));
    }

    private static void Check(List<string> wrong, string what, IEnumerable<string> said, SortedSet<string> own)
    {
        var words = said.Order(StringComparer.Ordinal).ToList();
        if (!words.SequenceEqual(own)) wrong.Add($"{what} [{string.Join(", ", words)}], by the second reading [{string.Join(", ", own)}]");
    }
}
