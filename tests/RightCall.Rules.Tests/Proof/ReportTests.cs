using System.Text.Json.Nodes;
using RightCall.Rules.Diagnostics;
using RightCall.Rules.Proof;
using RightCall.Rules.Proof.Reports;

namespace RightCall.Rules.Tests.Proof;

/// <summary>What a person and a script get to see, from rule files to report.</summary>
public sealed class ReportTests
{
    private static readonly string Sound = RuleFolderOf.Clause("telephone", "always", "level: 1; priority: 5; needs: [311-agency]")
        + RuleFolderOf.Clause("team", "{weapon: not-safe}", "level: 2; needs: [community-responder]; flags: [approach-with-care]");

    [Fact]
    public void Sound_files_are_proved()
    {
        using var folder = new RuleFolderOf(RuleFolderOf.Nature(Sound));
        var report = Check(folder);
        Assert.True(report.IsProved, Json(report).ToString());
        Assert.Equal(6, report.Natures[0].Proof.Interviews);
        Assert.Equal("proved", (string?)Json(report)["verdict"]);
    }

    [Fact]
    public void A_typo_in_an_answers_name_is_shown_with_its_place_and_nothing_is_called_proved()
    {
        using var folder = new RuleFolderOf(RuleFolderOf.Nature(Sound + RuleFolderOf.Clause("typo", "{weapon: in-hnad}", "priority: 1")));
        var report = Check(folder);
        Assert.False(report.IsProved);
        Assert.Equal("unreadable", (string?)Json(report)["verdict"]);
        var problem = Assert.Single(report.Problems, p => p.Severity == Severity.Error);
        Assert.Contains("'in-hnad'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'in-hand'?", problem.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Line, (int?)Json(report)["problems"]!.AsArray().Single(p => (string?)p!["severity"] == "error")!["line"]);
    }

    [Fact]
    public void A_counter_example_is_printed_as_the_answers_that_lead_to_it_with_both_sides_and_the_clauses_that_differ()
    {
        using var folder = new RuleFolderOf(RuleFolderOf.Nature(Sound + RuleFolderOf.Clause("fight", "{weapon: near}", "level: 4")));
        var report = Check(folder);
        var nature = report.Natures[0].Proof;
        var lines = ProofText.Lines(nature.Protocol, Assert.Single(nature.Violations), report.Places).ToList();
        Assert.Equal(
        [
            "noise: level-falls (weapon). The level falls with weapon: near → in-hand.",
            "              before  after",
            "  weapon      near    in-hand   (changed)",
            "  determined  before: level 4, priority 5, needs community-responder, 311-agency, flags approach-with-care",
            "              after:  level 2, priority 5, needs community-responder, 311-agency, flags approach-with-care",
            "  clauses     only before: fight; only after: none",
            $"  see {Path.Combine(folder.Path, "natures", "noise.yaml")}:22 clause fight",
        ], lines);
    }

    [Theory]
    [InlineData("dead-clause never", "clause never", "never", "{weapon: none, sure: yes}", "priority: 1")]
    [InlineData("unreachable-question sure", "question sure", "never", "{weapon: none, sure: yes}", "priority: 1")]
    [InlineData("level-falls weapon", "clause fight", "fight", "{weapon: near}", "level: 4")]
    [InlineData("need-falls weapon: need fire", "clause engine", "engine", "{weapon: near}", "needs: [fire]")]
    [InlineData("police-on-non-answer weapon", "clause who-knows", "who-knows", "{weapon: unknown}", "level: 3; needs: [police]; disqualifiers: [credible-threat]")]
    [InlineData("contradictory-instructions hang-up and stay-on-line", "clause end", "end", "{weapon: near}", "instructions: [hang-up]")]
    public void A_finding_names_the_file_the_line_and_the_clause_or_question(string violation, string subject, string id, string when, string effects)
    {
        var clauses = Sound + RuleFolderOf.Clause("stay", "{weapon: not-safe}", "instructions: [stay-on-line]") + RuleFolderOf.Clause(id, when, effects);
        var nature = RuleFolderOf.Nature(clauses);
        if (when.Contains("sure", StringComparison.Ordinal))
            nature = nature.Replace("clauses:", "questions:\n" + Question("first", "{weapon: near}") + Question("sure", "{weapon: none, first: yes}") + "clauses:", StringComparison.Ordinal);
        using var folder = new RuleFolderOf(nature);
        folder.Write("instructions.yaml", "status: sample\ninstructions:\n  stay-on-line: {en: \"Stay.\"}\n  hang-up: {en: \"Hang up.\", contradicts: [stay-on-line]}\n");
        var report = Check(folder);
        var proof = Assert.Single(report.Natures).Proof;
        var found = Assert.Single(proof.Violations, v => v.ToString() == violation);
        var file = Path.Combine(folder.Path, "natures", "noise.yaml");
        var line = File.ReadAllLines(file).ToList().IndexOf($"  - id: {subject.Split(' ')[1]}") + 1;
        Assert.Contains($"  see {file}:{line} {subject}", ProofText.Lines(proof.Protocol, found, report.Places));
    }

    [Fact]
    public void A_script_gets_the_same_as_data()
    {
        using var folder = new RuleFolderOf(RuleFolderOf.Nature(Sound + RuleFolderOf.Clause("fight", "{weapon: near}", "level: 4")));
        var json = Json(Check(folder));
        Assert.Equal("violated", (string?)json["verdict"]);
        var violation = json["natures"]![0]!["violations"]![0]!;
        Assert.Equal(("level-falls", "weapon"), ((string?)violation["kind"], (string?)violation["changed"]));
        Assert.Equal(("near", 4), ((string?)violation["before"]!["answers"]!["weapon"], (int?)violation["before"]!["level"]));
        Assert.Equal(("in-hand", 2), ((string?)violation["after"]!["answers"]!["weapon"], (int?)violation["after"]!["level"]));
        Assert.Equal("clause fight", (string?)violation["places"]![0]!["subject"]);
        Assert.Equal("6", (string?)json["natures"]![0]!["interviews"]);
    }

    [Fact]
    public void Plain_enumeration_is_asked_for_a_second_opinion()
    {
        using var folder = new RuleFolderOf(RuleFolderOf.Nature(Sound + RuleFolderOf.Clause("fight", "{weapon: near}", "level: 4")));
        var result = Check(folder).Natures[0];
        Assert.Empty(result.Disagreements());
        Assert.Equal("1 violation, enumeration agrees", result.Verdict(bruteForce: true));
        var wrong = result with { Proof = result.Proof with { Violations = [], Interviews = 7 } };
        Assert.Equal(["6 interviews, not 7", "only plain enumeration finds level-falls weapon"], wrong.Disagreements());
    }

    [Fact]
    public void The_citys_own_properties_are_proved_or_refuted()
    {
        using var folder = new RuleFolderOf(RuleFolderOf.Nature(Sound));
        folder.Write("properties.yaml", Properties("{weapon: in-hand}", "{level-at-least: 2, priority-at-most: 1, needs-include: [police], needs-exclude: [community-responder], flags-include: [approach-with-care, stage]}"));
        Assert.Equal(
        [
            "city-property armed: flag stage", "city-property armed: need police", "city-property armed: no need community-responder", "city-property armed: priority at most 1",
        ], Check(folder).Natures[0].Proof.Violations.Select(v => v.ToString()));
        Assert.Empty(Check(folder).Natures[0].Disagreements());
    }

    [Fact]
    public void A_typo_in_a_property_is_an_error_and_no_property_that_silently_holds()
    {
        using var folder = new RuleFolderOf(RuleFolderOf.Nature(Sound));
        folder.Write("properties.yaml", Properties("{weapon: in-hnad, wepon: near}", "{level-at-least: 2}"));
        Assert.Equal(["PRO-013", "PRO-012"], Check(folder).Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Code));
    }

    private static string Question(string id, string when) => $"  - id: {id}\n    ask: {{en: \"{id}\"}}\n    when: {when}\n    answers: {{no: {{en: \"No\"}}, yes: {{en: \"Yes\"}}}}\n";

    private static string Properties(string when, string then) => $"status: sample\nproperties:\n  - id: armed\n    when: {when}\n    then: {then}\n    reason: {{en: \"Armed.\"}}\n";

    private static ProofReport Check(RuleFolderOf folder)
    {
        var files = ProofFiles.Read([folder.Path], null);
        return new(files.Problems, [.. files.Protocols.Select(p => new NatureResult(ProtocolProof.Of(p, files.Properties), TimeSpan.Zero, Rules.Proof.Plain.PlainCheck.Of(p, files.Properties)))], TimeSpan.Zero, files.Places);
    }

    private static JsonNode Json(ProofReport report) => JsonNode.Parse(ProofJson.Write(report))!;
}
