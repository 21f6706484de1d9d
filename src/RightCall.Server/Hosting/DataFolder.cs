using RightCall.City.Packs;

namespace RightCall.Server.Hosting;

/// <summary>The folder of a centre: its journal, city packs and keys. One process at a time.</summary>
/// <param name="Path">The full path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>The journal, where it is a file.</summary>
    public string Journal => In("journal.db");

    /// <summary>Accounts, keys, proposed rules, facilities and what is known of places and persons, where that is a file.</summary>
    public string Database => In("centre.db");

    /// <summary>Where rows about an incident stand, and what is searched for: made from the journal, and again where it is missing.</summary>
    public string History => In("history.db");

    /// <summary>The pages to print for when the system is down.</summary>
    public string Downtime => In("downtime");

    /// <summary>Where each journal ended a minute ago.</summary>
    public string Heads => In("heads.txt");

    /// <summary>The city packs: one folder for each area, named as the area is.</summary>
    public string Areas => In("areas");

    /// <summary>The areas that have a pack here, in order of their names.</summary>
    public IEnumerable<string> Packs => !Directory.Exists(Areas) ? []
        : Directory.GetDirectories(Areas).Where(CityPack.IsPack).Select(System.IO.Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    /// <summary>Makes the folder where it is missing, and takes it for this process until what is returned is disposed of, or the process ends.</summary>
    /// <exception cref="IOException">Another process has it, or it cannot be made.</exception>
    public IDisposable Take()
    {
        Directory.CreateDirectory(Path);
        try
        {
            return new FileStream(In("in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"The data folder {Path} is in use by another process of this machine. Nothing was changed: end that one first, or name another folder by --data.", e);
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
