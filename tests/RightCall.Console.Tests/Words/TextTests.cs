using System.Reflection;
using System.Text.RegularExpressions;
using RightCall.Console.Words;

namespace RightCall.Console.Tests.Words;

/// <summary>Every text of the console is there in both languages.</summary>
public sealed partial class TextTests
{
    // The same in both languages: names, codes and numbers.
    private static readonly HashSet<string> Same = new(StringComparer.Ordinal) { "TTY", "311", "988", "Open311", "Radio", "Plan" };

    [Fact]
    public void Every_text_has_its_words_in_both_languages()
    {
        var texts = typeof(Speech).Assembly.GetTypes().Where(t => t.Namespace == typeof(Speech).Namespace && t != typeof(Speech))
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(string))).ToList();
        Assert.True(texts.Count > 100, $"Only {texts.Count} texts were found.");
        List<string> missing = [];
        foreach (var text in texts)
        {
            var (english, spanish) = (In("en", () => (string)text.GetValue(null)!), In("es", () => (string)text.GetValue(null)!));
            if (english.Length == 0 || spanish.Length == 0 || (english == spanish && !Same.Contains(english))) missing.Add($"{text.DeclaringType!.Name}.{text.Name}: '{english}' / '{spanish}'");
        }
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_word_of_the_domain_has_its_words_in_both_languages()
    {
        List<string> missing = [];
        var found = 0;
        foreach (var method in typeof(Speech).Assembly.GetTypes().Where(t => t.Namespace == typeof(Speech).Namespace).SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)))
        {
            if (method.ReturnType != typeof(string) || method.GetParameters() is not [{ ParameterType: { IsEnum: true } type }] || method.Name == "Id") continue;
            foreach (var value in Enum.GetValues(type))
            {
                found++;
                var (english, spanish) = (In("en", () => (string)method.Invoke(null, [value])!), In("es", () => (string)method.Invoke(null, [value])!));
                if (english.Length == 0 || spanish.Length == 0) missing.Add($"{method.DeclaringType!.Name}: {type.Name}.{value}");
            }
        }
        Assert.True(found > 80, $"Only {found} words were found.");
        Assert.Empty(missing);
    }

    [Fact]
    public void No_page_says_anything_past_the_texts()
    {
        List<string> found = [];
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.File("src", "RightCall.Console"), "*.razor", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            var markup = File.ReadAllText(file);
            if (markup.IndexOf("@code {", StringComparison.Ordinal) is >= 0 and var code) markup = markup[..code];
            markup = Comment().Replace(markup, "");
            foreach (Match match in Literal().Matches(markup))
                if (!Allowed().IsMatch(match.Groups["text"].Value.Trim())) found.Add($"{Path.GetFileName(file)}: {match.Value.Trim()}");
        }
        Assert.Empty(found);
    }

    private static string In(string language, Func<string> say)
    {
        var before = Speech.Language;
        Speech.Language = language;
        try
        {
            return say();
        }
        finally
        {
            Speech.Language = before;
        }
    }

    // Words right after a tag, and attributes that are read out or shown.
    [GeneratedRegex("""(?<=</?[a-zA-Z][^<>@]*>\s*)(?<text>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ,.]{2,})(?=\s*<)|(?:title|placeholder|aria-label|alt)="(?<text>[^"@]{2,})(?=")""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("^(RightCall|alt|ctrl F2|Esc|Backspace)$")]
    private static partial Regex Allowed();
}
