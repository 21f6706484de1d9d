using System.Text;

namespace RightCall.Rules.Tests.Reading;

/// <summary>Whatever a file holds, the reader says what it is instead of rules.</summary>
public sealed class FileErrorTests
{
    private const string N = "natures/welfare-check.yaml";

    private static string[] ProblemsOf(byte[] bytes)
    {
        using var rules = new RuleFolderFixture();
        rules.Write(N, bytes);
        return rules.Problems();
    }

    [Fact]
    public void An_empty_file_is_said_to_be_empty()
    {
        Assert.Equal([N + ": The file is empty; fill it or remove it. (FIL-002)"], ProblemsOf([]));
        Assert.Equal([N + ": The file is empty; fill it or remove it. (FIL-002)"], ProblemsOf("  \n\n"u8.ToArray()));
        Assert.Equal([N + ": The file holds nothing but comments; fill it or remove it. (FIL-002)"], ProblemsOf("# later\n"u8.ToArray()));
    }

    [Fact]
    public void A_binary_file_is_said_to_be_none() =>
        Assert.Equal([N + ":2:3: The file is not text: it holds a zero byte; name a YAML file. (FIL-004)"], ProblemsOf("a\nbc\0d"u8.ToArray()));

    [Fact]
    public void A_compressed_file_is_said_to_be_no_text() =>
        Assert.Equal([N + ":1:2: The file is not text; name a YAML file. (FIL-004)"], ProblemsOf([0x1F, 0x8B, 8, 1, 2, 3, 4]));

    [Fact]
    public void Another_encoding_is_named()
    {
        Assert.Equal([N + ": The file is in UTF-16; save it as UTF-8. (FIL-005)"], ProblemsOf(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(RuleFolderFixture.Nature)).ToArray()));
        Assert.Equal([N + ":5:42: Byte 0xF3 is not UTF-8; is the file in Windows-1252 or Latin-1? Save it as UTF-8. (FIL-005)"], ProblemsOf(Encoding.Latin1.GetBytes(RuleFolderFixture.Nature)));
    }

    [Fact]
    public void A_byte_order_mark_and_other_line_ends_do_no_harm()
    {
        Assert.Empty(ProblemsOf([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(RuleFolderFixture.Nature)]));
        Assert.Empty(ProblemsOf(Encoding.UTF8.GetBytes(RuleFolderFixture.Nature.Replace("\n", "\r\n", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_huge_file_is_refused_unread() =>
        Assert.Equal([N + ": The file has more than 1,000,000 bytes, the most that a rule file may have; split it, or name the right file. (FIL-003)"], ProblemsOf(new byte[2_000_000]));

    [Fact]
    public void Broken_yaml_is_shown_at_its_place() =>
        Assert.Equal([N + ":1:11: This is not YAML that can be read, here or just behind it; is a brace, bracket or quote not closed? Nothing of this file was read; mend it and run again. (FIL-006)"],
            ProblemsOf("nature: {a: b\nfamily: social\n"u8.ToArray()));

    [Fact]
    public void A_list_where_a_map_must_be_is_said() =>
        Assert.Equal([N + ":1:1: A nature must be a map, and this is a list; write 'key: value' with the keys: nature, family, status, approved_by, version, title, opening, includes, questions, clauses. (FIL-013)"],
            ProblemsOf("- a\n- b\n"u8.ToArray()));

    [Fact]
    public void A_folder_that_is_not_there_is_said() =>
        Assert.Equal(["nowhere: There is no such file or folder; name a folder with opening.yaml and natures/, or one nature's file. (FIL-001)"], RuleFiles.ReadProtocols("nowhere").Diagnostics.Select(d => d.ToString()));

    [Fact]
    public void One_natures_file_is_read_with_the_opening_above_it_or_with_a_named_folder()
    {
        using var rules = new RuleFolderFixture();
        Assert.Single(RuleFiles.ReadProtocols(Path.Combine(rules.Root, N)).ValueOrThrow());
        var alone = Directory.CreateTempSubdirectory().FullName;
        var file = Path.Combine(alone, "welfare-check.yaml");
        File.Copy(Path.Combine(rules.Root, N), file);
        Assert.Equal([file + ": No opening.yaml lies beside it or up to two levels above; name the folder that has it by --with FOLDER. (FIL-001)"], RuleFiles.ReadProtocols(file).Diagnostics.Select(d => d.ToString()));
        Assert.Single(RuleFiles.ReadProtocols(file, rules.Root).ValueOrThrow());
        Directory.Delete(alone, recursive: true);
    }

    [Fact]
    public void What_has_errors_cannot_be_used_by_oversight()
    {
        using var rules = new RuleFolderFixture();
        rules.Replace(N, "level: 2", "level: 9");
        var read = RuleFiles.ReadProtocols(rules.Root);
        Assert.True(read.HasErrors);
        Assert.Empty(read.Value!);
        Assert.Contains("PRO-021", Assert.Throws<Diagnostics.RuleFileException>(() => read.ValueOrThrow()).Message, StringComparison.Ordinal);
    }
}
