using System.Text;

namespace RightCall.Planning.Replays;

/// <summary>Ids of enumerated words in files and reports: <c>AllTeamsBusy</c> is <c>all-teams-busy</c>.</summary>
public static class Words
{
    /// <summary>The id of a word.</summary>
    public static string Of<T>(T word) where T : struct, Enum => Cache<T>.Ids[Array.IndexOf(Cache<T>.Values, word)];

    private static string Kebab(string name)
    {
        var id = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            // A number belongs to what stands before it: By311 is by-311, Level4 is level-4.
            if (i > 0 && (char.IsUpper(name[i]) || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1])))) id.Append('-');
            id.Append(char.ToLowerInvariant(name[i]));
        }
        return id.ToString();
    }

    private static class Cache<T> where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly string[] Ids = [.. Values.Select(v => Kebab(v.ToString()))];
    }
}
