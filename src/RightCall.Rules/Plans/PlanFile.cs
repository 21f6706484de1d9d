using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using RightCall.Domain;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Protocols;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Plans;

/// <summary>Reads a policy's file.</summary>
internal sealed class PlanFile
{
    /// <summary>The keys of a policy.</summary>
    public static readonly ImmutableArray<string> Keys = ["policy", "use", "status", "approved_by", "maximum", "maximum-response", "staffed", "chains"];

    /// <summary>What a policy may be used for.</summary>
    public static readonly ImmutableArray<string> Uses = ["live", "baseline"];

    /// <summary>The keys of a chain.</summary>
    public static readonly ImmutableArray<string> ChainKeys = ["id", "need", "for", "steps", "reason"];

    /// <summary>The keys of what a chain is for.</summary>
    public static readonly ImmutableArray<string> ForKeys = ["levels", "priorities", "families", "zones", "hours"];

    /// <summary>The keys of a step.</summary>
    public static readonly ImmutableArray<string> StepKeys = ["send", "offer", "within", "try", "count", "stage", "meanwhile"];

    /// <summary>The most units that one step sends.</summary>
    public const int MostUnits = 20;

    private static readonly ImmutableArray<string> PriorityKeys = ["1", "2", "3", "4", "5"];

    private readonly Fields _fields;

    private PlanFile(Fields fields) => _fields = fields;

    /// <summary>The policy; null, with errors, where the file is none.</summary>
    public static Policy? Read(Problems problems, string file)
    {
        var scope = new Scope(problems, file);
        var before = problems.Errors;
        if (YamlFile.Read(scope) is not { } root || Fields.Of(scope, root, "A policy", Keys) is not { } fields) return null;
        var policy = new PlanFile(fields).Compile();
        return problems.Errors == before ? policy : null;
    }

    private Policy Compile()
    {
        var id = Words.Id(_fields.Scope, _fields.RequireText("policy", "PLN-001", "name it, such as 'policy: right-responder'."), "PLN-001", "a policy") ?? "this-policy";
        var use = PolicyUse.Live;
        if (_fields.RequireText("use", "PLN-002", "write 'use: live', or 'use: baseline' for replay only.") is { } useNode)
        {
            if (!Uses.Contains(useNode.Value)) Words.Unknown(_fields.Scope, useNode, "PLN-002", "a use of a policy", Uses);
            if (useNode.Value == "baseline") use = PolicyUse.Baseline;
        }
        var status = Statuses.Read(_fields, required: true);
        _fields.Require("staffed", "PLN-003", "name the kinds that are staffed round the clock: a chain may end with no other.");
        var staffed = ClauseFile.Kinds(_fields, "staffed");
        var (maximum, response) = (Maxima("maximum"), Maxima("maximum-response"));
        var chains = ImmutableArray.CreateBuilder<Chain>();
        if (_fields.Require("chains", "PLN-004", "a policy has a chain for each kind that a protocol can need.") is not null)
            foreach (var item in _fields.Items("chains")) if (ReadChain(item, chains) is { } chain) chains.Add(chain);
        var policy = PolicyJson.WithHash(new(id, use, status, "", maximum, response, staffed, chains.ToImmutable()));
        Statuses.CheckSignatures(_fields, status, policy.Hash);
        return policy;
    }

    private ImmutableArray<Duration> Maxima(string key)
    {
        var none = Enumerable.Repeat(Duration.Zero, 5).ToImmutableArray();
        if (_fields.Require(key, "PLN-005", "write a time for each priority: {1: 8m, 2: 30m, 3: 60m, 4: 3h, 5: 24h}.") is not { } node) return none;
        if (Fields.Of(_fields.Scope, node, $"'{key}'", PriorityKeys) is not { } byPriority) return none;
        return [.. PriorityKeys.Select(p => Times.Read(byPriority, p, required: true) ?? Duration.Zero)];
    }

    private Chain? ReadChain(Node item, ImmutableArray<Chain>.Builder before)
    {
        if (Fields.Of(_fields.Scope, item, "A chain", ChainKeys) is not { } fields) return null;
        var idNode = fields.RequireText("id", "FIL-012", "each chain has an id.");
        if (Words.Id(fields.Scope, idNode, "PLN-006", "a chain") is not { } id) return null;
        fields = fields.In($"chain {id}");
        if (before.Any(c => c.Id == id)) fields.Scope.Error("PLN-006", idNode!, $"'{id}' is the id of two chains; rename one.");
        var need = fields.RequireText("need", "PLN-007", "name the kind that a determination needs.") is { } n
            ? Words.Find(fields.Scope, n, "PRO-023", "a kind of responder", ResponderKinds.Find, ResponderKinds.AllIds) : null;
        var filter = fields.Get("for") is { } f ? ReadFor(fields.Scope, f) : ChainFilter.Everything;
        var items = fields.Require("steps", "PLN-008", "a chain has at least one step.") is null ? [] : fields.Items("steps");
        if (fields.Get("steps") is ListNode { Items.IsEmpty: true } empty) fields.Scope.Error("PLN-008", empty, "'steps' is empty; a chain has at least one step.");
        var steps = items.Select((step, at) => ReadStep(fields.Scope, step, last: at == items.Length - 1)).OfType<Step>().ToImmutableArray();
        var reason = Words.Local(fields.Scope, fields.Require("reason", "PRO-031", "each chain gives its reason in plain words: {en: …, es: …}."), "'reason'");
        return new(id, need ?? default, filter, steps, reason ?? new LocalText(id, null));
    }

    private static ChainFilter ReadFor(Scope scope, Node node)
    {
        if (Fields.Of(scope, node, "'for'", ForKeys) is not { } fields) return ChainFilter.Everything;
        var families = 0;
        foreach (var text in fields.Texts("families")) if (Words.Find(scope, text, "PRO-003", "a family", Families.Find, Families.AllIds) is { } family) families |= 1 << (int)family;
        var hours = default(HourSet);
        foreach (var text in fields.Texts("hours"))
        {
            if (WeekHours.Find(text.Value) is { } found) hours = new(hours.Low | found.Low, hours.Middle | found.Middle, hours.High | found.High);
            else scope.Error("PLN-009", text, $"'{Fields.Shown(text.Value)}' is not a time of the week; write 'Mon-Fri 08-20', 'Sat 10-18' or 'Sun 22-06' (days Mon to Sun, hours 00 to 24).");
        }
        var zones = fields.Texts("zones").Select(z => z.Value).Order(StringComparer.Ordinal).ToImmutableArray();
        foreach (var key in ForKeys) if (fields.Get(key) is ListNode { Items.IsEmpty: true } empty) scope.Error("PLN-010", empty, $"'{key}' is empty, so the chain would fit nothing; leave it out to fit everything.");
        return new(
            fields.Get("levels") is null ? 0x1f : Bits(fields, "levels", "PRO-021", 0, 4),
            fields.Get("priorities") is null ? 0x1f : Bits(fields, "priorities", "PRO-022", 1, 5),
            fields.Get("families") is null ? 0xff : families, zones,
            fields.Get("hours") is null ? HourSet.All : hours);
    }

    private static int Bits(Fields fields, string key, string code, int low, int high)
    {
        var bits = 0;
        foreach (var text in fields.Texts(key))
        {
            if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high) bits |= 1 << (number - low);
            else fields.Scope.Error(code, text, $"'{Fields.Shown(text.Value)}' is not one of the {key}; allowed: {low} to {high}.");
        }
        return bits;
    }

    private static Step? ReadStep(Scope scope, Node node, bool last)
    {
        if (Fields.Of(scope, node, "A step", StepKeys) is not { } fields) return null;
        var (send, offer) = (fields.Text("send"), fields.Text("offer"));
        if ((fields.Get("send") is null) == (fields.Get("offer") is null))
        {
            scope.Error("PLN-011", fields.Map, "A step either sends a kind ('send') or hands over to a desk ('offer'); write one of the two.");
            return null;
        }
        if ((send ?? offer) is not { } kindNode || Words.Find(scope, kindNode, "PRO-023", "a kind of responder", ResponderKinds.Find, ResponderKinds.AllIds) is not { } kind) return null;
        var atDesk = ResponderKinds.AtDesk.Contains(kind);
        if (send is not null && atDesk) scope.Error("PLN-011", kindNode, $"'{kind.Id()}' is at a desk and cannot be sent; write 'offer: {kind.Id()}'.");
        if (offer is not null && !atDesk) scope.Error("PLN-011", kindNode, $"'{kind.Id()}' is not at a desk; write 'send: {kind.Id()}', or offer one of {ResponderKinds.AtDesk}.");
        var within = Times.Read(fields, "within", required: true);
        var tried = Times.Read(fields, "try", required: !last);
        if (last && tried is not null) scope.Error("PLN-012", fields.Get("try")!, "The last step is tried until somebody goes, so it has no 'try'; remove it, or add a step after it.");
        var meanwhile = ClauseFile.Kinds(fields, "meanwhile");
        if (!ResponderKinds.AtDesk.ContainsAll(meanwhile)) scope.Error("PLN-011", fields.Get("meanwhile")!, $"'{meanwhile - ResponderKinds.AtDesk}' is not at a desk, so it cannot be offered meanwhile; allowed: {ResponderKinds.AtDesk}.");
        return new(kind, within ?? Duration.Zero, tried ?? Duration.Zero, ClauseFile.Number(fields, "count", "PLN-013", 1, MostUnits) ?? 1, fields.Truth("stage", false), meanwhile);
    }
}
