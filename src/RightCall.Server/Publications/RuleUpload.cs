using System.IO.Compression;
using RightCall.City.Packs;

namespace RightCall.Server.Publications;

/// <summary>Reads rules from a zip with <c>protocols/</c> and <c>plans/</c>, and proves them.</summary>
internal static class RuleUpload
{
    /// <summary>The largest zip, in bytes.</summary>
    public const int LargestZip = 5_000_000;

    private const int MostFiles = 2_000;
    private const long MostBytes = 50_000_000;

    /// <summary>The rules; null where there is an error, which is among the problems.</summary>
    public static CityRules? Read(Stream zip, out IReadOnlyList<CityProblem> problems)
    {
        var folder = Directory.CreateTempSubdirectory("rightcall-rules-").FullName;
        try
        {
            problems = Unpack(zip, folder);
            return problems.Count > 0 ? null : CityRules.ReadProved(folder, out problems);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<CityProblem> Unpack(Stream zip, string folder)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            if (archive.Entries.Count > MostFiles) return [Problem($"It holds {archive.Entries.Count:N0} files; at most {MostFiles:N0} are read.")];
            var left = MostBytes;
            foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0))
            {
                var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
                // A name such as ../../etc must not lead out of the folder.
                if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return [Problem($"The name '{entry.FullName}' leads out of the zip.")];
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                if (!Copy(entry, target, ref left)) return [Problem($"Unpacked it is larger than {MostBytes:N0} bytes.")];
            }
            return [];
        }
        catch (InvalidDataException e)
        {
            return [Problem($"It is no zip, or a damaged one: {e.Message}")];
        }
    }

    // What a zip says of its sizes is not to be trusted: what comes out is counted.
    private static bool Copy(ZipArchiveEntry entry, string target, ref long left)
    {
        using var from = entry.Open();
        using var to = File.Create(target);
        var buffer = new byte[81_920];
        while (from.Read(buffer) is > 0 and var read)
        {
            if ((left -= read) < 0) return false;
            to.Write(buffer, 0, read);
        }
        return true;
    }

    private static CityProblem Problem(string text) => new(true, "RUL-001", "the zip", text);
}
