using System.Text;
using CsCheck;

namespace RightCall.Rules.Tests.Reading;

/// <summary>Random damage to the files that ship never ends the reader: it reads, or says what is wrong.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly string[] Pieces = ["{", "}", "[", "]", ":", "- ", "&a ", "*a", "!!int ", "\n", "\t", "  ", "'", "\"", "|", ">", "#", "? ", "---\n", "...", "%", "@", "`", "\0", "ñ", "\u2028", "99999999999", "<<: "];

    private static readonly Gen<(int At, int Kind, int Length, string Piece)> Damage =
        Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Int[0, 3], Gen.Int[1, 40], OneOf(Pieces));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void Damaged_protocols_never_end_the_reader()
    {
        using var rules = new RuleFolderFixture();
        var folder = RepositoryRoot.File("protocols");
        var file = Path.Combine(rules.Root, "natures", "x.yaml");
        string[] sources = ["natures/welfare-check.yaml", "natures/suicidal-person.yaml", "natures/noise.yaml", "opening.yaml", "shared/suicide.yaml", "instructions.yaml"];
        Gen.Select(OneOf(sources), Damage.Array[1, 6]).Sample((source, damages) =>
        {
            File.WriteAllBytes(file, Apply(File.ReadAllBytes(Path.Combine(folder, source)), damages));
            var read = RuleFiles.ReadProtocols(file, folder);
            return read.HasErrors || read.Value!.Count == 1;
        }, iter: Tier.Count(10, 80, 20_000), threads: 1);
    }

    [Fact]
    public void Damaged_plans_and_cases_never_end_the_reader()
    {
        using var rules = new RuleFolderFixture();
        var file = Path.Combine(rules.Root, "x.yaml");
        Gen.Select(OneOf("plans/right-responder.yaml", "plans/police-first.yaml", "protocols/cases/suicide.yaml"), Damage.Array[1, 6]).Sample((source, damages) =>
        {
            File.WriteAllBytes(file, Apply(File.ReadAllBytes(RepositoryRoot.File(source)), damages));
            var policy = RuleFiles.ReadPolicy(file);
            var cases = RuleFiles.ReadCases(file, Shipped.Protocols);
            return (policy.HasErrors || policy.Value is not null) && (cases.HasErrors || cases.Value is not null);
        }, iter: Tier.Count(10, 80, 20_000), threads: 1);
    }

    [Fact]
    public void Bytes_of_any_kind_never_end_the_reader()
    {
        using var rules = new RuleFolderFixture();
        var file = Path.Combine(rules.Root, "natures", "x.yaml");
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            File.WriteAllBytes(file, bytes);
            return RuleFiles.ReadProtocols(file, rules.Root).HasErrors;
        }, iter: Tier.Count(100, 500, 100_000), threads: 1);
    }

    [Fact]
    public void Text_of_yamls_own_marks_never_ends_the_reader()
    {
        using var rules = new RuleFolderFixture();
        var file = Path.Combine(rules.Root, "natures", "x.yaml");
        OneOf([.. Pieces, "nature", "a", "when", "always", " "]).Array[0, 60].Sample(pieces =>
        {
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(string.Concat(pieces)));
            return RuleFiles.ReadProtocols(file, rules.Root).HasErrors;
        }, iter: Tier.Count(100, 1_000, 200_000), threads: 1);
    }

    private static byte[] Apply(byte[] bytes, (int At, int Kind, int Length, string Piece)[] damages)
    {
        var list = bytes.ToList();
        foreach (var (position, kind, length, piece) in damages)
        {
            if (list.Count == 0) break;
            var at = position % list.Count;
            var run = Math.Min(length, list.Count - at);
            switch (kind)
            {
                case 0: list.RemoveRange(at, run); break;
                case 1: list.InsertRange(at, Encoding.UTF8.GetBytes(piece)); break;
                case 2: list[at] = (byte)(position >> 8 & 0xFF); break;
                default: list.InsertRange(at, list.GetRange(at, run)); break;
            }
        }
        return [.. list];
    }
}
