using System.Text.RegularExpressions;
using NodaTime;
using RightCall.Domain.Desks;

namespace RightCall.Journal.Tests;

/// <summary>The worked example of the guide is computed again.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void The_worked_example_is_right()
    {
        var text = Example();
        var head = Journals.Verify(text);
        var (at, person) = (Instances.Noon + Duration.FromSeconds(1), new ActorId("dispatcher-1"));
        Assert.Equal(text, Journals.Of([Journals.Row(1, new LogOnDesk(), new DeskLoggedOn(at, person, Role.Dispatcher, new("desk-2"))),
            Journals.Row(2, new ActAtDesk(), new DeskActed(at + Duration.FromSeconds(1), person))]).Text);
        Assert.Contains(head.Hash, Guide(), StringComparison.Ordinal);
    }

    private static string Guide() => File.ReadAllText(RepositoryRoot.File("docs", "guide", "journal-format.md"));

    private static string Example() => Fence().Matches(Guide()).Select(m => m.Groups[1].Value).First(t => t.Contains("\"sequence\":1,", StringComparison.Ordinal) && t.Contains("\"hash\":", StringComparison.Ordinal));

    [GeneratedRegex("```jsonl\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
