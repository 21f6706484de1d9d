// Draws docs/pictures/replay.svg from the JSON that `rightcall replay … --json` prints: who went first, by family, under each policy.
// Run by script/picture. Every figure in the picture comes from that run; nothing is rounded but the widths.
using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;

(string Name, string Colour, string Ink, string[] Kinds)[] groups =
[
    // Colours that people who see few colours can tell apart (Okabe and Ito), from the officer's to the softest.
    ("an officer", "#1f3a5f", "#ffffff", ["police", "co-response"]),
    ("a team without an officer", "#009e73", "#000000", ["crisis-team", "community-responder", "peer-support", "violence-interrupter"]),
    ("a clinician or 988, by telephone", "#56b4e9", "#000000", ["clinician-on-phone", "988"]),
    ("311 or another desk", "#f0e442", "#000000", ["311-agency", "other-centre"]),
    ("EMS or fire", "#e69f00", "#000000", ["ems-bls", "ems-als", "fire"]),
    ("nobody", "#d9d9d9", "#000000", []),
];
string[] families = ["mental-health", "quality-of-life", "social", "medical", "fire", "crime", "traffic", "unknown"];

using var document = JsonDocument.Parse(File.ReadAllText(args[0]));
var caption = args[1];
var policies = document.RootElement.GetProperty("policies").EnumerateArray().ToList();
var shown = families.Where(f => policies.Any(p => Total(p, f) > 0)).ToList();

const int left = 300, width = 560, bar = 24, gap = 6;
var top = 92 + groups.Length / 3 * 22;
var height = top + shown.Count * (policies.Count * (bar + gap) + 16) + 44;
var svg = new StringBuilder();
svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 {height}\" font-family=\"system-ui, sans-serif\" font-size=\"14\" role=\"img\" aria-labelledby=\"t d\">\n");
svg.Append("<title id=\"t\">Who went first, by family and policy</title>\n");
svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"d\">{Escape(string.Join(" ", shown.SelectMany(f => policies.Select(p => Sentence(p, f)))))}</desc>\n");
svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"900\" height=\"{height}\" fill=\"#ffffff\"/>\n");
svg.Append("<text x=\"20\" y=\"34\" font-size=\"20\" font-weight=\"600\" fill=\"#111111\">Who went first</text>\n");
svg.Append(CultureInfo.InvariantCulture, $"<text x=\"20\" y=\"56\" fill=\"#444444\">{Escape(caption)}</text>\n");
for (var g = 0; g < groups.Length; g++)
{
    var (x, y) = (20 + g % 3 * 285, 76 + g / 3 * 22);
    svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"14\" height=\"14\" fill=\"{groups[g].Colour}\"/><text x=\"{x + 20}\" y=\"{y + 12}\" fill=\"#111111\">{Escape(groups[g].Name)}</text>\n");
}

var line = top + 16;
foreach (var family in shown)
{
    svg.Append(CultureInfo.InvariantCulture, $"<text x=\"20\" y=\"{line + 17}\" font-weight=\"600\" fill=\"#111111\">{family}</text>\n");
    foreach (var policy in policies)
    {
        var total = Total(policy, family);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - 10}\" y=\"{line + 17}\" text-anchor=\"end\" fill=\"#444444\">{Escape(Name(policy))}</text>\n");
        double at = left;
        for (var g = 0; g < groups.Length && total > 0; g++)
        {
            var count = Count(policy, family, g);
            var wide = (double)count * width / total;
            if (count > 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{at:0.0}\" y=\"{line}\" width=\"{wide:0.0}\" height=\"{bar}\" fill=\"{groups[g].Colour}\"/>");
                // A number that does not fit is left to the description.
                if (wide >= 12 + 8 * count.ToString(CultureInfo.InvariantCulture).Length)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{at + wide / 2:0.0}\" y=\"{line + 17}\" text-anchor=\"middle\" fill=\"{groups[g].Ink}\">{count}</text>");
                }

                svg.Append('\n');
            }

            at += wide;
        }

        line += bar + gap;
    }

    line += 16;
}

svg.Append(CultureInfo.InvariantCulture, $"<text x=\"20\" y=\"{height - 18}\" font-size=\"12\" fill=\"#444444\">Sample protocols and plans, made-up calls. What it rests on is marked in the report. Drawn by script/picture.</text>\n</svg>\n");
File.WriteAllText(args[2], svg.ToString());
return 0;

string Name(JsonElement policy) => policy.GetProperty("name").GetString()!;

IEnumerable<(string Kind, int Count)> First(JsonElement policy, string family) =>
    policy.GetProperty("firstResponder").TryGetProperty(family, out var kinds) ? kinds.EnumerateObject().Select(k => (k.Name, k.Value.GetInt32())) : [];

int Total(JsonElement policy, string family) => First(policy, family).Sum(k => k.Count);

// The last group takes whatever no other names, so that the bar is always whole.
int Count(JsonElement policy, string family, int group) =>
    First(policy, family).Where(k => group == Math.Max(Array.FindIndex(groups, g => g.Kinds.Contains(k.Kind)), -1) || (group == groups.Length - 1 && !groups.Any(g => g.Kinds.Contains(k.Kind)))).Sum(k => k.Count);

string Sentence(JsonElement policy, string family) =>
    $"{family}, {Name(policy)}: {string.Join(", ", Enumerable.Range(0, groups.Length).Where(g => Count(policy, family, g) > 0).Select(g => $"{Count(policy, family, g)} {groups[g].Name}"))}.";

string Escape(string text) => SecurityElement.Escape(text);
