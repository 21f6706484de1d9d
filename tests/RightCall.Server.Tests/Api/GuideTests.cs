using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using RightCall.Server.Api;
using RightCall.Server.People;

namespace RightCall.Server.Tests.Api;

/// <summary>docs/guide/api.md is true: its lines run as printed, and its tables are the code's.</summary>
public sealed partial class GuideTests
{
    private static readonly string Guide = File.ReadAllText(RepositoryRoot.File("docs", "guide", "api.md"));

    [Fact, Trait("Tier", "slow")]
    public async Task The_lines_of_the_guide_run_in_bash_and_answer_what_stands_beside_them()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/curl"), "The lines need bash and curl.");
        var script = string.Concat(Block().Matches(Guide).Select(m => m.Groups[1].Value));
        var expected = Expectation().Matches(script).Select(m => m.Groups[1].Value.Trim()).ToList();
        Assert.True(expected.Count > 15, "The guide says what each line answers.");
        await using var centre = await DemonstrationProcess.StartAsync();
        using var bash = new Process { StartInfo = new("/bin/bash", ["-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true } };
        bash.StartInfo.Environment["CENTRE"] = centre.Address.GetLeftPart(UriPartial.Authority);
        bash.Start();
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        await bash.WaitForExitAsync();
        var answers = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(bash.ExitCode == 0, $"{await error}\n{string.Join('\n', answers)}\n{centre.Output()}");
        Assert.Equal(expected.Count, answers.Length);
        Assert.All(expected.Zip(answers), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_of_the_api_stands_in_the_guide_as_the_code_has_it() =>
        Assert.Equal(ApiProblems.All.Select(p => Row(p.Code, p.Status, p.Meaning)), Rows("API"));

    [Fact]
    public void Every_problem_about_people_stands_in_the_guide_as_the_code_has_it()
    {
        var fixedOnes = typeof(PeopleProblems).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (ProblemHttpResult)f.GetValue(null)!);
        var made = new[] { PeopleProblems.Of(IdentityResult.Failed(new IdentityError { Code = "ConcurrencyFailure" })) };
        var unusable = PeopleProblems.Unusable("name", "any");
        var rows = fixedOnes.Concat(made).Select(p => Row(Code(p), p.StatusCode, p.ProblemDetails.Detail!)).Append(Row(Code(unusable), unusable.StatusCode, unusable.ProblemDetails.Title!));
        Assert.Equal(rows.Order(StringComparer.Ordinal), Rows("PPL"));
    }

    private static string Code(ProblemHttpResult problem) => (string)problem.ProblemDetails.Extensions["code"]!;

    private static string Row(string code, int status, string meaning) => string.Create(CultureInfo.InvariantCulture, $"| {code} | {status} | {meaning} |");

    private static IEnumerable<string> Rows(string family) => Guide.Split('\n').Where(l => l.StartsWith($"| {family}-", StringComparison.Ordinal));

    [GeneratedRegex(@"^```bash\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"# → (.*)$", RegexOptions.Multiline)]
    private static partial Regex Expectation();
}
