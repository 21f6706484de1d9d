using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Responders;

namespace RightCall.Domain.Canonical;

/// <summary>A policy as canonical JSON, and back.</summary>
public static class PolicyJson
{
    /// <summary>The version of this JSON's form.</summary>
    public const int Form = 1;

    /// <summary>The canonical bytes. The policy's own <see cref="Policy.Hash"/> is not among them.</summary>
    public static byte[] Write(Policy policy) => Canonical.Bytes(Canonical.Object(
        ("chains", Canonical.Array(policy.Chains.Select(OfChain))),
        ("form", Canonical.Number(Form)),
        ("maximum", Canonical.Array(policy.Maximum.Select(Seconds))),
        ("maximum-response", Canonical.Array(policy.MaximumResponse.Select(Seconds))),
        ("policy", Canonical.Text(policy.Id)),
        ("staffed", Canonical.Texts(policy.Staffed.Select(k => k.Id()))),
        ("status", Canonical.Text(policy.Status)),
        ("use", Canonical.Text(policy.Use == PolicyUse.Live ? "live" : "baseline"))));

    /// <summary>The policy with its hash filled in.</summary>
    public static Policy WithHash(Policy policy) => policy with { Hash = Canonical.Hash(Write(policy)) };

    /// <summary>The policy of these bytes; its hash is theirs.</summary>
    /// <exception cref="FormatException">They are not the canonical JSON of a policy.</exception>
    public static Policy Read(ReadOnlyMemory<byte> json)
    {
        var policy = CanonicalReader.Read(json, "policy", ReadRoot) with { Hash = Canonical.Hash(json.Span) };
        return Write(policy).AsSpan().SequenceEqual(json.Span) ? policy : throw new FormatException("This JSON is a policy, but not its canonical form: its hash would name nothing.");
    }

    private static string Seconds(Duration duration) => Canonical.Number((long)duration.TotalSeconds);

    private static string OfChain(Chain chain) => Canonical.Object(
        ("for", OfFilter(chain.For)),
        ("id", Canonical.Text(chain.Id)),
        ("need", Canonical.Text(chain.Need.Id())),
        ("reason", Canonical.Local(chain.Reason)),
        ("steps", Canonical.Array(chain.Steps.Select(s => Canonical.Object(
            ("count", Canonical.Number(s.Count)),
            ("kind", Canonical.Text(s.Kind.Id())),
            ("meanwhile", Canonical.Texts(s.Meanwhile.Select(k => k.Id()))),
            ("stage", Canonical.Truth(s.Stage)),
            ("try", Seconds(s.Try)),
            ("within", Seconds(s.Within)))))));

    private static string OfFilter(ChainFilter filter) => Canonical.Object(
        ("families", Canonical.Texts(filter.FamiliesThatFit().Select(f => f.Id()))),
        ("hours", Canonical.Array(Runs(filter.Hours).Select(r => $"[{r.From},{r.To}]"))),
        ("levels", Canonical.Array(Enumerable.Range(0, 5).Where(l => (filter.Levels & (1 << l)) != 0).Select(l => Canonical.Number(l)))),
        ("priorities", Canonical.Array(filter.PrioritiesThatFit().Select(p => Canonical.Number((int)p)))),
        ("zones", Canonical.Texts(filter.Zones)));

    // Half-open runs of hours of the week: Mon 08 to 20 is [8,20].
    private static IEnumerable<(int From, int To)> Runs(HourSet hours)
    {
        for (var hour = 0; hour < HourSet.HoursOfWeek; hour++)
        {
            if (!hours.Contains(hour)) continue;
            var from = hour;
            while (hour < HourSet.HoursOfWeek && hours.Contains(hour)) hour++;
            yield return (from, hour);
        }
    }

    private static Policy ReadRoot(JsonElement root)
    {
        if (root.Get("form").GetInt32() is var form && form != Form) throw new FormatException($"Its form is {form}; this version reads {Form}.");
        return new(root.Text("policy"), root.Text("use") == "live" ? PolicyUse.Live : PolicyUse.Baseline, root.Text("status"), "",
            Durations(root.Get("maximum")), Durations(root.Get("maximum-response")), Kinds(root, "staffed"),
            [.. root.Get("chains").EnumerateArray().Select(ReadChain)]);
    }

    private static ImmutableArray<Duration> Durations(JsonElement array)
    {
        var all = array.EnumerateArray().Select(s => Duration.FromSeconds(s.GetInt64())).ToImmutableArray();
        return all.Length == 5 ? all : throw new FormatException("A maximum is needed for each of the five priorities.");
    }

    private static KindSet Kinds(JsonElement element, string key) => KindSet.Create([.. element.Texts(key).Select(id => CanonicalReader.Word(id, ResponderKinds.Find))]);

    private static Chain ReadChain(JsonElement e)
    {
        var filter = e.Get("for");
        var hours = default(HourSet);
        foreach (var run in filter.Get("hours").EnumerateArray())
            for (var hour = run[0].GetInt32(); hour < run[1].GetInt32(); hour++) hours = hours.With(hour);
        var families = 0;
        foreach (var id in filter.Texts("families")) families |= 1 << (int)CanonicalReader.Word(id, Families.Find);
        return new(e.Text("id"), CanonicalReader.Word(e.Text("need"), ResponderKinds.Find),
            new(Bits(filter.Get("levels"), 0), Bits(filter.Get("priorities"), 1), families, filter.Texts("zones"), hours),
            [.. e.Get("steps").EnumerateArray().Select(s => new Step(CanonicalReader.Word(s.Text("kind"), ResponderKinds.Find),
                Duration.FromSeconds(s.Get("within").GetInt64()), Duration.FromSeconds(s.Get("try").GetInt64()), s.Get("count").GetInt32(),
                s.Get("stage").GetBoolean(), Kinds(s, "meanwhile")))],
            e.Local("reason"));
    }

    private static int Bits(JsonElement array, int first)
    {
        var bits = 0;
        foreach (var number in array.EnumerateArray()) bits |= 1 << (number.GetInt32() - first);
        return bits;
    }
}
