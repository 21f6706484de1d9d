using System.Text;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Journal.Chains;

namespace RightCall.Journal.Tests;

/// <summary>What is written of a row of a log is read again.</summary>
public sealed class CallIndexTests
{
    [Fact]
    public void Lines_are_read_as_they_were_written()
    {
        var mapped = CallIndexLine.Of(7, "NOISE / LOUD", "noise", new CallId(new(1, 0, 0, new byte[8])), new IncidentId(new(2, 0, 0, new byte[8])), Instances.Noon, new("usual", new Dictionary<string, string> { ["weapon"] = "none" }));
        var outside = new CallIndexLine(8, RowOutcome.Outside, "officer-initiated", "TRAFFIC STOP");
        using var stream = new MemoryStream();
        using (var writer = new CallIndexWriter(stream)) foreach (var line in new[] { mapped, outside }) writer.Write(line);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.EndsWith("\n{\"row\":8,\"outcome\":\"outside\",\"reason\":\"officer-initiated\",\"type\":\"TRAFFIC STOP\"}\n", text, StringComparison.Ordinal);
        CallIndexLine[] read = [.. CallIndex.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))];
        Assert.Equal(outside, read[1]);
        Assert.Equal(mapped with { Truth = null }, read[0] with { Truth = null });
        Assert.Equal("none", read[0].Truth!.Facts!["weapon"]);
    }

    [Fact]
    public void A_line_that_is_none_is_found() =>
        Assert.Equal(2, Assert.Throws<JournalException>(() => CallIndex.Read(new MemoryStream("{\"row\":1,\"outcome\":\"bad\"}\nnot this\n"u8.ToArray())).Count()).Line);
}
