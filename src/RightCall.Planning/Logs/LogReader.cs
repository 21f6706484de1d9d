using NodaTime;
using RightCall.Planning.Files;
using Sylvan.Data.Csv;

namespace RightCall.Planning.Logs;

/// <summary>Reads a call log. Streams; every row ends in exactly one fate, and none is dropped without a word.</summary>
public sealed class LogReader
{
    private readonly string _file;
    private readonly CsvDataReader _csv;
    private readonly LogMapping _mapping;
    private readonly TypeTable _types;
    private readonly TimeFormat _time;
    private readonly PlaceReader _place;
    private readonly ScoreReader _score;
    private readonly int _timeColumn;
    private readonly List<LoggedCall> _calls = [];
    private readonly List<ListedRow> _listed = [];
    private int _row, _outside, _unmapped, _bad, _catchAll, _ambiguous;

    private LogReader(string file, CsvDataReader csv, LogMapping mapping)
    {
        (_file, _csv, _mapping) = (file, csv, mapping);
        var columns = new ColumnFinder(file, csv);
        _timeColumn = columns.Find(mapping.Time.Column);
        _types = new(mapping, [.. mapping.TypeColumns.Select(columns.Find)]);
        _place = new(mapping.Place, columns);
        _score = new(mapping, columns);
        columns.Check(mapping.File);
        _time = new(mapping.Time.Formats, mapping.Zone);
    }

    /// <summary>Reads a log to its end.</summary>
    /// <param name="file">The file, as the user named it: for messages.</param>
    /// <param name="bytes">Its bytes; plain or packed with gzip. Closed at the end.</param>
    /// <param name="mapping">How to read it.</param>
    /// <param name="partial">Whether to keep what was read of a file that is cut off, with a note, instead of failing.</param>
    /// <exception cref="InputException">The file cannot be used: it is empty, no text, cut off, or lacks a column.</exception>
    public static CallLog Read(string file, Stream bytes, LogMapping mapping, bool partial = false)
    {
        using var text = LogText.Open(file, bytes);
        try
        {
            using var csv = CsvDataReader.Create(text.Reader, new CsvDataReaderOptions { HasHeaders = true, BufferSize = 1 << 16, MaxBufferSize = 1 << 24, CsvStyle = CsvStyle.Lax, HeaderComparer = StringComparer.Ordinal });
            var reader = new LogReader(file, csv, mapping);
            List<string> notes = [.. text.Notes];
            reader.ReadRows(notes, partial);
            return reader.Finish(text.Encoding, notes);
        }
        catch (InvalidDataException)
        {
            throw new InputException(file, "The compressed file is cut off or damaged before its first row. Fetch or copy it again.");
        }
        catch (CsvRecordTooLargeException)
        {
            throw new InputException(file, "The first line is longer than 16 MB: it is no CSV file, or a quotation mark in it never closes.");
        }
    }

    private void ReadRows(List<string> notes, bool partial)
    {
        var empty = 0;
        while (true)
        {
            try
            {
                if (!_csv.Read()) break;
                if (_csv.RowFieldCount <= 1 && _csv.GetRawRecordSpan().IsWhiteSpace())
                {
                    empty++;
                    continue;
                }
                _row++;
                ReadRow();
            }
            catch (InvalidDataException)
            {
                CutOff(notes, partial);
                return;
            }
            catch (CsvRecordTooLargeException)
            {
                throw new InputException(_file, $"Row {_row + 1} is longer than 16 MB: a quotation mark in it never closes. {_row} rows before it were read; nothing was replayed. Close the quotation and run again.");
            }
        }
        if (empty > 0) notes.Add($"{empty} empty lines were skipped; they count as no rows.");
    }

    private void CutOff(List<string> notes, bool partial)
    {
        var text = $"The compressed file is cut off or damaged: {_row} rows were read before it ends. ";
        if (!partial) throw new InputException(_file, text + "Nothing was replayed. Fetch or copy it again, or give --partial to replay those rows.");
        notes.Add(text + "They were replayed, as --partial says; the last may be incomplete.");
    }

    private void ReadRow()
    {
        if (_csv.RowFieldCount != _csv.FieldCount)
        {
            var lines = _csv.GetRawRecordSpan().TrimEnd().Count('\n') + 1;
            if (lines == 1) Bad(BadRow.ColumnCount, $"The row has {_csv.RowFieldCount} columns, the header {_csv.FieldCount}.");
            else Bad(BadRow.Quotes, $"The row runs over {lines} lines and has {_csv.RowFieldCount} columns, the header {_csv.FieldCount}: a quotation mark in it does not close. All these lines are this row.");
            return;
        }
        if (_csv.GetRawRecordSpan().Contains('\uFFFD'))
        {
            Bad(BadRow.Undecodable, "Some bytes are no letters of the file's encoding.");
            return;
        }
        var time = _csv.GetString(_timeColumn);
        var outcome = _time.Read(time, out var at);
        if (outcome is TimeOutcome.Broken or TimeOutcome.Skipped)
        {
            if (outcome == TimeOutcome.Skipped) Bad(BadRow.SkippedHour, $"'{Cut(time)}' in {_mapping.Time.Column} does not exist in {_mapping.Zone.Id}: the clocks skip that hour.");
            else Bad(BadRow.BrokenTime, $"'{Cut(time)}' in {_mapping.Time.Column} is not written as {string.Join(" or ", _mapping.Time.Formats)}.");
            return;
        }
        var type = _types.Of(_csv);
        if (type < 0)
        {
            Bad(BadRow.MissingType, $"{string.Join(" and ", _mapping.TypeColumns)} is empty.");
            return;
        }
        if (_place.Problem(_csv, out var place, out var zone, out var text) is { } problem)
        {
            Bad(problem, text);
            return;
        }
        if (outcome == TimeOutcome.Ambiguous) _ambiguous++;
        Settle(at, type, place, zone);
    }

    private void Settle(Instant at, int type, LogPlace place, string? zone)
    {
        var pattern = _types.PatternOf(type);
        if (pattern is null)
        {
            _unmapped++;
            _listed.Add(new(_row, RowFate.Unmapped, "no-pattern", $"No pattern of {_mapping.File} fits '{Cut(_types.Text(type))}'."));
        }
        else if (pattern.Outside is { } outside)
        {
            _outside++;
            _listed.Add(new(_row, RowFate.Outside, outside, pattern.Reason));
        }
        else
        {
            if (pattern.CatchAll) _catchAll++;
            _calls.Add(new(_row, pattern.Nature!.Value, pattern.CatchAll, at, place, zone, type, _score.FoundBehavioural(_csv), _score.Response(_csv, at)));
        }
    }

    private void Bad(string reason, string text)
    {
        _bad++;
        _listed.Add(new(_row, RowFate.Bad, reason, text));
    }

    private CallLog Finish(string encoding, List<string> notes)
    {
        if (_row == 0) throw new InputException(_file, "The file has a header and no rows. Was it exported or copied to the end?");
        _calls.Sort(static (a, b) => a.At.CompareTo(b.At) is not 0 and var byTime ? byTime : a.Row.CompareTo(b.Row));
        return new(_file, _mapping, encoding, notes, new(_row, _calls.Count, _outside, _unmapped, _bad, _catchAll, _ambiguous), _calls, _listed, _types.All());
    }

    // A value in a message never carries a whole text that somebody wrote.
    private static string Cut(string value) => value.Length <= 80 ? value : string.Concat(value.AsSpan(0, 80), "…");
}
