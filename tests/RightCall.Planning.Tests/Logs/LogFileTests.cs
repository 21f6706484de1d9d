using System.Text;
using RightCall.Planning.Files;
using RightCall.Planning.Logs;

namespace RightCall.Planning.Tests.Logs;

public sealed class LogFileTests
{
    [Fact]
    public void An_empty_file_is_said_to_be_empty() => Assert.Contains("empty", Problem([]), StringComparison.Ordinal);

    [Fact]
    public void A_header_without_rows_is_an_error() => Assert.Contains("no rows", Problem(Encoding.UTF8.GetBytes(SmallLog.Header + "\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13 }, "binary")]
    [InlineData(new byte[] { 0x50, 0x4b, 3, 4, 20, 0 }, "zip")]
    [InlineData(new byte[] { 0x5b, 0x7b, 0x22, 0x61, 0x22, 0x3a, 0x31, 0x7d, 0x5d }, "JSON")]
    public void What_is_no_call_log_is_named(byte[] bytes, string word) => Assert.Contains(word, Problem(bytes), StringComparison.Ordinal);

    [Fact]
    public void Every_missing_column_is_reported_at_once_with_those_that_are_there()
    {
        var error = Assert.Throws<InputException>(() => SmallLog.Read(Encoding.UTF8.GetBytes("day,kind,lat\n1,NOISE,47.6\n")));
        Assert.Equal(2, error.Problems.Count);
        Assert.All(error.Problems, p => Assert.Contains("day, kind, lat", p.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_portal_that_writes_its_columns_otherwise_is_understood() =>
        Assert.Equal(1, SmallLog.Read(Encoding.UTF8.GetBytes("When,KIND,Lat.,_lon,ended\n" + SmallLog.Good + "\n")).Rows.Mapped);

    [Theory]
    [InlineData("utf-8-bom")]
    [InlineData("utf-16")]
    [InlineData("utf-16-be")]
    [InlineData("latin-1")]
    [InlineData("gzip")]
    public void Another_encoding_is_read_and_said(string kind)
    {
        var text = SmallLog.Text(SmallLog.Good, "7/4/15 12:00,NOISE PEÑA CAFÉ,47.6,-122.3,x");
        var (bytes, word) = kind switch
        {
            "utf-8-bom" => ((byte[])[0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text)], "byte order mark"),
            "utf-16" => ([0xff, 0xfe, .. Encoding.Unicode.GetBytes(text)], "UTF-16"),
            "utf-16-be" => (Encoding.BigEndianUnicode.GetBytes(text), "UTF-16"),
            "latin-1" => (Encoding.Latin1.GetBytes(text), "Latin-1"),
            _ => (SmallLog.Pack(Encoding.UTF8.GetBytes(text)), "UTF-8"),
        };
        var log = SmallLog.Read(bytes, "small.csv.gz");
        Assert.Equal(new RowCounts(2, 2, 0, 0, 0, 0, 0), log.Rows);
        Assert.Contains(word, log.Encoding, StringComparison.Ordinal);
        Assert.Contains(log.Types, t => t.Text == "NOISE PEÑA CAFÉ");
    }

    [Fact]
    public void Bytes_that_are_no_letters_make_their_row_bad_and_no_other()
    {
        var bytes = Encoding.UTF8.GetBytes(SmallLog.Text(SmallLog.Good, "7/4/15 12:00,NOISE ##,47.6,-122.3,x", SmallLog.Good));
        var at = bytes.AsSpan().IndexOf("##"u8);
        (bytes[at], bytes[at + 1]) = (0xff, 0xfe);
        var log = SmallLog.Read(bytes);
        Assert.Equal((2, BadRow.Undecodable), (Assert.Single(log.Listed).Row, log.Listed[0].Reason));
        Assert.Equal(2, log.Rows.Mapped);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(90)]
    public void A_compressed_file_that_is_cut_off_names_how_many_rows_were_read(int percent)
    {
        var packed = SmallLog.Pack(Encoding.UTF8.GetBytes(SmallLog.Text([.. Enumerable.Range(0, 5000).Select(i => $"7/4/15 {i % 24}:{i % 60:00},NOISE,47.{i:0000},-122.3,x")])));
        var cut = packed[..(packed.Length * percent / 100)];
        var error = Assert.Throws<InputException>(() => SmallLog.Read(cut, "small.csv.gz"));
        Assert.Matches("cut off", error.Message);
        if (percent > 10)
        {
            Assert.Matches("[1-9][0-9]* rows were read", error.Message);
            var partial = SmallLog.Read(cut, "small.csv.gz", partial: true);
            Assert.InRange(partial.Rows.Read, 1, 4999);
            Assert.Contains(partial.Notes, n => n.Contains("cut off", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Even_a_missing_end_of_a_few_bytes_is_noticed(int bytes)
    {
        var packed = SmallLog.Pack(Encoding.UTF8.GetBytes(SmallLog.Text(SmallLog.Good)));
        Assert.Contains("cut off", Assert.Throws<InputException>(() => SmallLog.Read(packed[..^bytes], "small.csv.gz")).Message, StringComparison.Ordinal);
    }

    private static string Problem(byte[] bytes) => Assert.Throws<InputException>(() => SmallLog.Read(bytes)).Message;
}
