using RightCall.Journal.Chains;

namespace RightCall.Journal.Tests;

/// <summary>A journal that is not what was written is found, with the line.</summary>
public sealed class ChainTests
{
    [Fact]
    public void A_journal_as_it_was_written_is_right()
    {
        var (text, head) = Journals.Of(200);
        Assert.Equal(head, Journals.Verify(text));
        Assert.Equal(head, Journals.Verify(text, head));
        Assert.Equal(200, head.Sequence);
        Assert.Equal(JournalHead.Empty, Journals.Verify(""));
    }

    [Fact]
    public void Every_changed_byte_is_found()
    {
        var (text, head) = Journals.Of(3);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') continue;
            var changed = text[..i] + (char)(text[i] ^ 1) + text[(i + 1)..];
            var line = text.AsSpan(0, i).Count('\n') + 1;
            Assert.Equal(line, Assert.Throws<JournalException>(() => Journals.Verify(changed, head)).Line);
        }
    }

    [Fact]
    public void A_tail_that_is_cut_off_is_found_by_the_head()
    {
        var (text, head) = Journals.Of(5);
        var cut = string.Concat(Lines(text)[..3]);
        Assert.Equal(3, Journals.Verify(cut).Sequence);
        Assert.Equal(4, Assert.Throws<JournalException>(() => Journals.Verify(cut, head)).Line);
    }

    [Fact]
    public void A_row_that_is_cut_off_in_the_middle_is_found()
    {
        var (text, _) = Journals.Of(3);
        Assert.Equal(3, Assert.Throws<JournalException>(() => Journals.Verify(text[..^1])).Line);
        Assert.Equal(3, Assert.Throws<JournalException>(() => Journals.Verify(text[..^20])).Line);
    }

    [Fact]
    public void A_swapped_and_a_missing_and_a_repeated_line_are_found()
    {
        var lines = Lines(Journals.Of(5).Text);
        Assert.Equal(2, Line(lines[0], lines[2], lines[1], lines[3]));
        Assert.Equal(3, Line(lines[0], lines[1], lines[3]));
        Assert.Equal(2, Line(lines[0], lines[0]));
        Assert.Equal(1, Line(lines[1]));
        Assert.Equal(2, Line(lines[0], "\n", lines[1]));
    }

    [Fact]
    public void A_journal_that_was_written_anew_is_found_by_the_head()
    {
        var (_, head) = Journals.Of(3);
        var other = Journals.Of([Journals.Row(1), Journals.Row(2), Journals.Row(3, new Domain.Desks.ActAtDesk()), Journals.Row(4)]).Text;
        Assert.Equal(3, Assert.Throws<JournalException>(() => Journals.Verify(other, head)).Line);
    }

    [Fact]
    public void A_row_out_of_order_is_not_written()
    {
        using var file = new JournalFile(new MemoryStream(), Journals.Area);
        Assert.Throws<InvalidOperationException>(() => file.Append(Journals.Row(2)));
    }

    private static long Line(params string[] lines) => Assert.Throws<JournalException>(() => Journals.Verify(string.Concat(lines))).Line;

    private static string[] Lines(string text) => [.. text.Split('\n')[..^1].Select(l => l + "\n")];
}
