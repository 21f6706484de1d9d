using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RightCall.Architecture;

/// <summary>What the documents say exists, exists.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Sections = ["## Context", "## Options", "## Decision", "## What got worse", "## Status"];

    [Fact]
    public void The_root_documents_exist() => new[] { "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE" }
        .Where(f => !File.Exists(RepositoryRoot.File(f))).Select(f => $"{f} is missing.").ExpectNone();

    [Fact]
    public void The_licence_is_the_whole_apache_licence()
    {
        var text = SourceTree.Read("LICENSE");
        Assert.Contains("Apache License", text, StringComparison.Ordinal);
        Assert.Contains("9. Accepting Warranty or Additional Liability.", text, StringComparison.Ordinal);
        Assert.Contains("END OF TERMS AND CONDITIONS", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_documents_lead_somewhere() => Documents().SelectMany(d => BrokenLinks(d, SourceTree.Read(d))).ExpectNone();

    [Theory]
    [InlineData("see [this](no-such-file.md)")]
    [InlineData("see [this](README.md#no-such-heading)")]
    [InlineData("![picture](docs/pictures/none.svg)")]
    [InlineData("see [this][ref]\n\n[ref]: none.md")]
    public void A_broken_link_is_found(string text) => Assert.Single(BrokenLinks("README.md", text));

    [Fact]
    public void Every_decision_record_is_linked_from_the_architecture()
    {
        var text = SourceTree.Read("ARCHITECTURE.md");
        var records = SourceTree.Files("docs/adr", "*.md");
        Assert.NotEmpty(records);
        records.Where(r => !text.Contains($"({r})", StringComparison.Ordinal)).Select(r => $"{r} is not linked from ARCHITECTURE.md.").ExpectNone();
    }

    [Fact]
    public void Every_decision_record_has_its_five_parts_and_a_number_of_its_own()
    {
        var records = SourceTree.Files("docs/adr", "*.md");
        records.SelectMany(r => Incomplete(r, SourceTree.Read(r)))
            .Concat(records.Select(r => Path.GetFileName(r)[..4]).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"docs/adr: number {g.Key} is used {g.Count()} times.")).ExpectNone();
    }

    [Fact]
    public void An_incomplete_record_is_found() => Assert.Equal(3, Incomplete("docs/adr/0001-x.md", "# Title\n\n## Context\n\ntext\n\n## Options\n\n## Decision\n\ntext\n\n## What got worse\n\ntext\n").Count());

    [Fact]
    public void Every_document_can_be_reached_from_the_readme()
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        void Follow(string document)
        {
            foreach (var next in Targets(SourceTree.Read(document)).Select(t => Resolve(document, t.Split('#')[0])).Where(t => t.EndsWith(".md", StringComparison.Ordinal) && File.Exists(t)))
            {
                var path = Path.GetRelativePath(RepositoryRoot.Path, next).Replace('\\', '/');
                if (reached.Add(path))
                {
                    Follow(path);
                }
            }
        }

        Follow("README.md");
        // A folder's own README is found by whoever opens the folder.
        Documents().Where(d => Path.GetFileName(d) != "README.md" && !reached.Contains(d)).Select(d => $"{d} cannot be reached by links from README.md: nobody will find it.").ExpectNone();
    }

    [Fact]
    public void The_readme_and_the_changelog_say_what_they_promise()
    {
        var changelog = SourceTree.Read("CHANGELOG.md");
        foreach (var reader in new[] { "Call-taker", "Dispatcher", "Planner", "Operator", "Developer" })
        {
            Assert.Contains($"### {reader}", changelog, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Documents() => SourceTree.Files("", "*.md");

    private static IEnumerable<string> BrokenLinks(string document, string text)
    {
        foreach (var target in Targets(text))
        {
            var (path, anchor) = target.Split('#', 2) is [var p, var a] ? (p, a) : (target, "");
            var full = Resolve(document, path);
            if (!full.StartsWith(RepositoryRoot.Path, StringComparison.Ordinal))
            {
                yield return $"{document}: '{target}' leads out of the checkout.";
            }
            else if (!File.Exists(full) && !Directory.Exists(full))
            {
                yield return $"{document}: '{target}' does not exist.";
            }
            else if (anchor.Length > 0 && !Headings(path.Length == 0 ? text : File.ReadAllText(full)).Contains(anchor))
            {
                yield return $"{document}: '{target}' names a heading that is not there.";
            }
        }
    }

    private static IEnumerable<string> Targets(string text)
    {
        var prose = InlineCode().Replace(Fence().Replace(text, ""), "");
        return InlineLink().Matches(prose).Concat(ReferenceLink().Matches(prose)).Select(m => m.Groups["target"].Value)
            .Where(t => !t.Contains("://", StringComparison.Ordinal) && !t.StartsWith("mailto:", StringComparison.Ordinal));
    }

    private static string Resolve(string document, string path) =>
        path.Length == 0 ? RepositoryRoot.File(document) : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(RepositoryRoot.File(document))!, path));

    private static HashSet<string> Headings(string text) => [.. Heading().Matches(Fence().Replace(text, "")).Select(m => Slug(m.Groups[1].Value))];

    // As the usual hosts make them: lower case, spaces to hyphens, other marks dropped.
    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var c in heading.Trim().ToLower(CultureInfo.InvariantCulture))
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
            {
                slug.Append(c);
            }
            else if (c == ' ')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }

    private static IEnumerable<string> Incomplete(string path, string text)
    {
        if (!RecordName().IsMatch(path))
        {
            yield return $"{path}: a record is named docs/adr/NNNN-words-of-its-title.md.";
        }

        foreach (var section in Sections)
        {
            var at = text.IndexOf(section + "\n", StringComparison.Ordinal);
            if (at < 0)
            {
                yield return $"{path}: '{section}' is missing.";
            }
            else if (text[(at + section.Length)..].TrimStart() is "" or ['#', ..])
            {
                yield return $"{path}: '{section}' is empty.";
            }
        }

        if (!Status().IsMatch(text))
        {
            yield return $"{path}: the status must begin with Accepted, Proposed, or Superseded by.";
        }
    }

    [GeneratedRegex(@"^(```|~~~).*?^\1\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\(<?(?<target>[^)\s>]+)>?(\s+""[^""]*"")?\)")]
    private static partial Regex InlineLink();

    [GeneratedRegex(@"^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex ReferenceLink();

    [GeneratedRegex(@"^#{1,6}\s+(.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^docs/adr/\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex RecordName();

    [GeneratedRegex(@"## Status\s+(Accepted|Proposed|Superseded by)")]
    private static partial Regex Status();
}
