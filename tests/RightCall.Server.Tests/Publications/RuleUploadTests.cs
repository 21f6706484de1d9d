using System.IO.Compression;
using RightCall.City.Packs;
using RightCall.Server.Publications;

namespace RightCall.Server.Tests.Publications;

public sealed class RuleUploadTests
{
    [Fact]
    public void What_ships_is_proved_kept_and_read_again_under_the_same_hash()
    {
        var rules = RuleUpload.Read(Zip(), out var problems);
        Assert.True(rules is not null, string.Join('\n', problems.Where(p => p.IsError)));
        Assert.Equal(rules.Rulebook.Hash, Publication.Read(Publication.Write(rules.Rulebook)).Hash);
        var report = Publication.Report(rules.Rulebook, rules.Rulebook, problems);
        Assert.Equal((false, 0), (report.IsSigned, report.Changes.Count));
        Assert.Contains("plan right-responder", report.Unsigned);
    }

    [Fact]
    public void Files_with_an_error_are_not_let_in_and_each_is_named()
    {
        var rules = RuleUpload.Read(Zip(("protocols/natures/noise.yaml", text => text + "\nclauses-of-nobody: []\n")), out var problems);
        Assert.Null(rules);
        Assert.Contains(problems, p => p.IsError && p.ToString().Contains("noise.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_leads_out_of_the_zip_is_refused_and_writes_nothing()
    {
        var outside = Path.Combine(Path.GetTempPath(), $"rightcall-outside-{Guid.NewGuid():N}.txt");
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true)) Add(archive, $"../{Path.GetFileName(outside)}", "out");
        zip.Position = 0;
        Assert.Null(RuleUpload.Read(zip, out var problems));
        Assert.Contains("leads out of the zip", Assert.Single(problems).ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(outside));
    }

    [Fact]
    public void What_is_no_zip_is_said_so()
    {
        Assert.Null(RuleUpload.Read(new MemoryStream([1, 2, 3]), out var problems));
        Assert.Contains("no zip", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    private static MemoryStream Zip(params (string Name, Func<string, string> Change)[] changes)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var folder in new[] { "protocols", "plans" })
                foreach (var file in Directory.EnumerateFiles(RepositoryRoot.File(folder), "*.yaml", SearchOption.AllDirectories).Where(f => !f.Contains("cases", StringComparison.Ordinal)))
                {
                    var name = Path.GetRelativePath(RepositoryRoot.File("."), file).Replace('\\', '/');
                    var text = File.ReadAllText(file);
                    foreach (var (changed, change) in changes) if (changed == name) text = change(text);
                    Add(archive, name, text);
                }
        zip.Position = 0;
        return zip;
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
