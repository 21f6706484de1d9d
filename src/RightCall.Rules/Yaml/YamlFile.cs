using System.Globalization;
using System.Text;
using RightCall.Rules.Diagnostics;
using YamlDotNet.Core;

namespace RightCall.Rules.Yaml;

/// <summary>A rule file's bytes → text → nodes. Whatever the bytes are, the result is nodes or an error that says what they are instead.</summary>
internal static class YamlFile
{
    /// <summary>The largest rule file that is read. The largest that ships is a twentieth of it.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>The root of the file; null, with at least one error, where it has none that can be read.</summary>
    public static Node? Read(Scope scope) => ReadBytes(scope) is { } bytes ? Parse(scope, bytes) : null;

    /// <summary>The root of these bytes.</summary>
    public static Node? Parse(Scope scope, ReadOnlySpan<byte> bytes)
    {
        if (Decode(scope, bytes) is not { } text) return null;
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            return NodeReader.Read(scope, parser);
        }
        catch (YamlException e)
        {
            scope.FileError("FIL-006", $"This is not YAML: {Sentence(e.Message)} Nothing of this file was read; mend it and run again.", (int)e.Start.Line, (int)e.Start.Column);
            return null;
        }
        // The parser's own slips on mangled input must not look like ours, and must not end the program.
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException or NullReferenceException or InvalidCastException or KeyNotFoundException)
        {
            var last = parser.Current?.End;
            scope.FileError("FIL-006", "This is not YAML that can be read, here or just behind it; is a brace, bracket or quote not closed? Nothing of this file was read; mend it and run again.", (int?)last?.Line ?? 0, (int?)last?.Column ?? 0);
            return null;
        }
    }

    private static byte[]? ReadBytes(Scope scope)
    {
        try
        {
            if (Directory.Exists(scope.File)) { scope.FileError("FIL-001", "This is a folder, not a file; name a file."); return null; }
            var file = new FileInfo(scope.File);
            if (!file.Exists) { scope.FileError("FIL-001", "There is no such file; check the path."); return null; }
            // A device or pipe has no length and no end: the cap holds on what is read.
            using var stream = file.OpenRead();
            var buffer = new byte[MostBytes + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length <= MostBytes) return buffer[..length];
            scope.FileError("FIL-003", $"The file has more than {MostBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes, the most that a rule file may have; split it, or name the right file.");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException or ArgumentException)
        {
            scope.FileError("FIL-001", $"The file cannot be read: {Sentence(e.Message)}");
            return null;
        }
    }

    private static string? Decode(Scope scope, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) { scope.FileError("FIL-002", "The file is empty; fill it or remove it."); return null; }
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) { scope.FileError("FIL-005", "The file is in UTF-16; save it as UTF-8."); return null; }
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
        {
            var (line, column) = PlaceOf(bytes, nul);
            scope.FileError("FIL-004", "The file is not text: it holds a zero byte; name a YAML file.", line, column);
            return null;
        }
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            if (!string.IsNullOrWhiteSpace(text)) return text;
            scope.FileError("FIL-002", "The file is empty; fill it or remove it.");
            return null;
        }
        catch (DecoderFallbackException e)
        {
            var at = Math.Clamp(e.Index, 0, bytes.Length - 1);
            var (line, column) = PlaceOf(bytes, at);
            var binary = bytes is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..];
            if (binary) scope.FileError("FIL-004", "The file is not text; name a YAML file.", line, column);
            else scope.FileError("FIL-005", $"Byte 0x{bytes[at]:X2} is not UTF-8; is the file in Windows-1252 or Latin-1? Save it as UTF-8.", line, column);
            return null;
        }
    }

    private static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> bytes, int at) => (bytes[..at].Count((byte)'\n') + 1, at - bytes[..at].LastIndexOf((byte)'\n'));

    private static string Sentence(string message) => message.Trim().TrimEnd('.') + ".";
}
