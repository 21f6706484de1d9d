using System.Text;
using RightCall.Domain.Canonical;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Tests.Reading;

public sealed class CanonicalTests
{
    [Fact]
    public void Every_shipped_protocol_comes_back_the_same_from_its_canonical_json()
    {
        foreach (var protocol in Shipped.Protocols.Values)
        {
            var bytes = ProtocolJson.Write(protocol);
            var back = ProtocolJson.Read(bytes);
            Assert.Equal(protocol.Hash, back.Hash);
            Assert.Equal(bytes, ProtocolJson.Write(back));
            var codes = new byte[protocol.Questions.Length];
            for (var round = 0; round < 50; round++)
            {
                // Any codes will do; these differ from question to question and round to round.
                for (var q = 0; q < codes.Length; q++) codes[q] = (byte)((round * 7 + q * 5 + round * q) % (AnswerCode.FirstAnswer + protocol.Questions[q].Options.Length));
                Assert.True(TriageEngine.Determine(protocol, codes).SameResponse(TriageEngine.Determine(back, codes)));
            }
        }
    }

    [Fact]
    public void Every_shipped_policy_comes_back_the_same_from_its_canonical_json()
    {
        foreach (var policy in RuleFiles.ReadPolicies(RepositoryRoot.File("plans")).ValueOrThrow())
        {
            var back = PolicyJson.Read(PolicyJson.Write(policy));
            Assert.Equal(policy.Hash, back.Hash);
            Assert.Equal(policy.Chains.Length, back.Chains.Length);
            for (var i = 0; i < policy.Chains.Length; i++) Assert.Equal(policy.Chains[i].Steps, back.Chains[i].Steps);
        }
    }

    [Fact]
    public void The_canonical_json_is_one_exact_text()
    {
        using var rules = new RuleFolderFixture();
        rules.Write("natures/welfare-check.yaml", """
            nature: welfare-check
            family: social
            status: sample
            version: "1"
            title: {en: Check "it", es: Ñandú}
            opening: short
            clauses:
              - {id: c, when: {awake: not-known}, level: 2, priority: 3, needs: [ems-als, crisis-team], instructions: [stay-on-line], reason: {en: x}, source: s}
            """);
        Assert.Equal(
            """{"clauses":[{"allows":[],"disqualifiers":[],"flags":[],"id":"c","instructions":["stay-on-line"],"level":2,"needs":["crisis-team","ems-als"],"priority":3,"reason":{"en":"x"},"source":"s","when":[{"awake":["not-asked","unknown","refused"]}]}],"family":"social","form":1,"instructions":[{"contradicts":["may-hang-up"],"id":"stay-on-line","text":{"en":"Stay on the line.","es":"Quédese en la línea."}}],"nature":"welfare-check","questions":[{"about":"none","answers":[{"id":"normally","safe":true,"text":{"en":"Yes","es":"Sí"}},{"id":"not-awake","safe":false,"text":{"en":"No","es":"No"}}],"ask":{"en":"Awake?","es":"¿Despierto?"},"danger":["normally","not-awake"],"id":"awake","opening":true,"role":"awake","when":[{}]}],"status":"sample","title":{"en":"Check \"it\"","es":"Ñandú"},"version":"1"}""",
            Encoding.UTF8.GetString(ProtocolJson.Write(rules.Protocol())));
    }

    [Fact]
    public void Comments_spacing_and_the_order_of_keys_do_not_change_the_hash_and_a_word_does()
    {
        using var rules = new RuleFolderFixture();
        var hash = rules.Protocol().Hash;
        rules.Replace("natures/welfare-check.yaml", "family: social\nstatus: sample", "# a comment\nstatus:   sample\nfamily: 'social'");
        Assert.Equal(hash, rules.Protocol().Hash);
        rules.Replace("natures/welfare-check.yaml", "Someone is worried.", "Someone is worried!");
        Assert.NotEqual(hash, rules.Protocol().Hash);
    }

    [Fact]
    public void Json_that_is_not_canonical_is_refused()
    {
        using var rules = new RuleFolderFixture();
        var json = Encoding.UTF8.GetString(ProtocolJson.Write(rules.Protocol()));
        Assert.Throws<FormatException>(() => ProtocolJson.Read(Encoding.UTF8.GetBytes(" " + json)));
        Assert.Throws<FormatException>(() => ProtocolJson.Read(Encoding.UTF8.GetBytes(json.Replace("community-responder", "someone-else", StringComparison.Ordinal))));
        Assert.Throws<FormatException>(() => ProtocolJson.Read(Encoding.UTF8.GetBytes(json[..^1])));
        Assert.Throws<FormatException>(() => ProtocolJson.Read("{}"u8.ToArray()));
    }

    [Fact]
    public void A_rulebooks_hash_changes_with_any_protocol_and_with_the_policy()
    {
        var book = Rulebooks.Create(Shipped.Protocols, RuleFiles.ReadPolicy(RepositoryRoot.File("plans", "right-responder.yaml")).ValueOrThrow());
        var other = RuleFiles.ReadPolicy(RepositoryRoot.File("plans", "police-first.yaml")).ValueOrThrow();
        Assert.NotEqual(book.Hash, Rulebooks.Create(book.Protocols, other).Hash);
        Assert.NotEqual(book.Hash, Rulebooks.Create(book.Protocols.Remove(book.Protocols.Keys.First()), book.Policy).Hash);
        Assert.Equal(book.Hash, Rulebooks.Create(book.Protocols, book.Policy).Hash);
    }
}
