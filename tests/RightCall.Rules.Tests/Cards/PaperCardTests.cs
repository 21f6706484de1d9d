using System.Net;
using RightCall.Domain;
using RightCall.Domain.Triage;
using RightCall.Rules.Cards;

namespace RightCall.Rules.Tests.Cards;

public sealed class PaperCardTests
{
    [Theory, InlineData("en"), InlineData("es")]
    public void Every_question_and_reason_of_every_nature_stands_on_the_cards(string language)
    {
        var protocols = Shipped.Protocols.Values.ToList();
        var cards = PaperCards.Write(protocols, language).Split("<section id=").Skip(1).ToList();
        Assert.Equal(protocols.Count, cards.Count);
        foreach (var (protocol, card) in protocols.Zip(cards))
        {
            Assert.StartsWith($"\"{protocol.Nature}\"", card, StringComparison.Ordinal);
            foreach (var text in protocol.Questions.Select(q => q.Text).Concat(protocol.Clauses.Select(c => c.Reason))) Assert.Contains(WebUtility.HtmlEncode(text.In(language)), card, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sample_says_on_paper_that_nobody_approved_it()
    {
        var protocol = Shipped.Protocols.Values.First();
        Assert.Contains("SAMPLE", PaperCards.Write([protocol], "en"), StringComparison.Ordinal);
        Assert.DoesNotContain("SAMPLE", PaperCards.Write([protocol with { Status = "approved" }], "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_protocol_never_become_markup()
    {
        var protocol = Shipped.Protocols.Values.First();
        Assert.DoesNotContain("<script>", PaperCards.Write([protocol with { Title = new LocalText("<script>alert(1)</script>", null) }], "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clause_names_its_questions_by_their_numbers_on_the_card()
    {
        var protocol = Shipped.Protocols.Values.First(p => p.Clauses.Any(c => c.When.Any is [[{ Question: > 0 }]]));
        var literal = protocol.Clauses.First(c => c.When.Any is [[{ Question: > 0 }]]).When.Any[0][0];
        var question = protocol.Questions[literal.Question];
        var firstAnswer = Enumerable.Range(1, question.Options.Length + 2).First(code => (literal.Mask & new AnswerCode((byte)code).Bit) != 0);
        var said = firstAnswer switch { 1 => "unknown", 2 => "refused or cannot speak", _ => question.Options[firstAnswer - 3].Text.En };
        Assert.Contains($"{literal.Question + 1}: {WebUtility.HtmlEncode(said)}", PaperCards.Write([protocol], "en"), StringComparison.Ordinal);
    }
}
