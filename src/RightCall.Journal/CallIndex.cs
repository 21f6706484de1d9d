using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;
using RightCall.Journal.Chains;

namespace RightCall.Journal;

/// <summary>What became of a row of a call log.</summary>
public enum RowOutcome : byte
{
    /// <summary>It is a call with a nature, and was replayed.</summary>
    Mapped,
    /// <summary>It is no call for help, and is in no funnel.</summary>
    Outside,
    /// <summary>No pattern of the mapping fits its type.</summary>
    Unmapped,
    /// <summary>It cannot be read.</summary>
    Bad,
}

/// <summary>What was really happening when somebody called, as the replay drew it. No decision read it.</summary>
/// <param name="Kind">Its name, such as <c>plan-and-means</c>.</param>
/// <param name="Facts">The true answer to each question.</param>
public sealed record CallTruth(string Kind, IReadOnlyDictionary<string, string>? Facts = null);

/// <summary>What became of one row of a call log, and where the journal tells of it.</summary>
/// <param name="Row">The row: 1 is the first after the header.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it was not replayed, in plain words or as an id.</param>
/// <param name="Type">Its type as the log writes it.</param>
/// <param name="Nature">What the mapping makes of the type.</param>
/// <param name="Call">The call that it became.</param>
/// <param name="Incident">The incident that the call opened.</param>
/// <param name="At">When it was made.</param>
/// <param name="Truth">What was really happening.</param>
/// <param name="Policy">The policy under which it was replayed, where the line is of one only.</param>
public sealed record CallIndexLine(int Row, RowOutcome Outcome, string? Reason = null, string? Type = null, string? Nature = null, Guid? Call = null, Guid? Incident = null,
    string? At = null, CallTruth? Truth = null, string? Policy = null)
{
    /// <summary>The line of a call that was replayed.</summary>
    public static CallIndexLine Of(int row, string? type, string nature, CallId? call, IncidentId? incident, Instant at, CallTruth? truth = null, string? policy = null) =>
        new(row, RowOutcome.Mapped, null, type, nature, call?.Value, incident?.Value, InstantPattern.ExtendedIso.Format(at), truth, policy);
}

/// <summary>The file beside a journal that says for every row of a call log what became of it: one JSON object on each line.</summary>
public static class CallIndex
{
    /// <summary>The name of the file in its folder.</summary>
    public const string Name = "calls.jsonl";

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>All lines, in the order of the file.</summary>
    /// <exception cref="JournalException">A line is none. Names the first such line.</exception>
    public static IEnumerable<CallIndexLine> Read(Stream input)
    {
        foreach (var (number, bytes, _) in TextLines.Of(input))
        {
            CallIndexLine? line;
            try
            {
                line = JsonSerializer.Deserialize<CallIndexLine>(bytes.Span, Options);
            }
            catch (JsonException e)
            {
                throw new JournalException(number, $"it tells of no row: {e.Message}");
            }
            yield return line ?? throw new JournalException(number, "it tells of no row.");
        }
    }
}

/// <summary>Writes the file that says for every row of a call log what became of it. Mutable; for one thread.</summary>
public sealed class CallIndexWriter(Stream output) : IDisposable
{
    private readonly BufferedStream _output = new(output, 1 << 20);

    /// <summary>The file in a folder, which is made where it is missing. A file that is there is written anew.</summary>
    public static CallIndexWriter Create(string folder)
    {
        Directory.CreateDirectory(folder);
        return new(File.Create(Path.Combine(folder, CallIndex.Name)));
    }

    /// <summary>Writes the line of one row.</summary>
    public void Write(CallIndexLine line)
    {
        JsonSerializer.Serialize(_output, line, CallIndex.Options);
        _output.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}
