using NodaTime;
using RightCall.Domain.Dispatch;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;

namespace RightCall.Planning.Audits;

/// <summary>What the auditor remembers of one incident. For one thread.</summary>
internal sealed class AuditedIncident(SecondInterview interview, int number)
{
    private readonly SortedSet<string> _disqualifiers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _flags = new(StringComparer.Ordinal);
    private bool _inScope, _isEmergency, _policeLead, _somebodyElse;
    private Instant? _firstAt;
    private UnitAssigned? _officer;
    private bool _officerInScope;

    public SecondInterview Interview { get; } = interview;
    public int Number { get; } = number;
    public bool Backup { get; set; }
    public bool Protection { get; set; }
    public bool StepsTaken { get; set; }
    public bool Overridden { get; set; }

    /// <summary>Whether an officer went first while the incident was in scope.</summary>
    public bool OfficerFirstInScope => _officer is not null && _officerInScope && (!_somebodyElse || _policeLead);

    /// <summary>The police disqualifiers that the officer's assignment cites.</summary>
    public IEnumerable<string> CitedDisqualifiers => _officer is { Ground: OfficerGround.Disqualifier } officer ? officer.Disqualifiers.Select(d => d.Id()) : [];

    /// <summary>Whether the ground that is named for the officer is borne out by what was said or by the rows.</summary>
    public bool GroundHolds => _officer is { } officer && officer.Ground switch
    {
        OfficerGround.Disqualifier => officer.Disqualifiers.HasPolice && CitedDisqualifiers.All(_disqualifiers.Contains),
        OfficerGround.RequestFromScene => Backup,
        OfficerGround.CrewProtection => Protection,
        OfficerGround.Search => _flags.Contains("search"),
        OfficerGround.ExhaustedStep => StepsTaken,
        OfficerGround.Override => Overridden,
        _ => false,
    };

    /// <summary>A determination by the second reading. Nothing is forgotten: what was once borne out may still be acted on.</summary>
    public void Determined(SecondDetermination own, bool familyInScope)
    {
        _disqualifiers.UnionWith(own.Disqualifiers);
        _flags.UnionWith(own.Flags);
        _inScope |= familyInScope || own.Flags.Contains("behavioural-health");
        if (_firstAt is null) Acted(own.Level, own.Disqualifiers, own.Needs.Contains("ems-als") || own.Needs.Contains("ems-bls") || own.Needs.Contains("fire"));
    }

    /// <summary>What is acted on from now: of several who are told to go at once, police lead at level 4 with a police disqualifier, unless a danger to life brings EMS or fire.</summary>
    public void Acted(int level, IEnumerable<string> disqualifiers, bool emsOrFire)
    {
        if (_firstAt is not null) return;
        var (police, life) = (false, false);
        foreach (var id in disqualifiers) _ = Disqualifiers.Find(id) is { } known && known.Group() == DisqualifierGroup.Police ? police = true : life = true;
        _isEmergency = level == 4;
        _policeLead = _isEmergency && police && !(life && emsOrFire);
    }

    public void Went(UnitAssigned e)
    {
        if (_firstAt is { } first && e.At > first) return;
        _firstAt = e.At;
        if (!e.OfficerInCrew) _somebodyElse = true;
        else (_officer, _officerInScope) = (_officer ?? e, _inScope);
    }

    public void TookOver(Instant at)
    {
        if (_firstAt is { } first && at > first) return;
        (_firstAt, _somebodyElse) = (at, true);
    }
}
