using RightCall.City.Imports;
using RightCall.City.Packs;
using RightCall.Rules;

namespace RightCall.City.Tests.Packs;

/// <summary>A pack holds all that makes a place: natures, protocols and plans too, checked and proved.</summary>
public sealed class RulesInPackTests
{
    // The shipped rules, in a folder of the test's own.
    private static string Rules(TestFolder folder)
    {
        foreach (var part in (string[])["protocols", "protocols/natures", "protocols/shared", "plans"])
        {
            Directory.CreateDirectory(folder[$"rules/{part}"]);
            foreach (var file in Directory.EnumerateFiles(RepositoryRoot.File(part), "*.yaml")) File.Copy(file, folder[$"rules/{part}/{Path.GetFileName(file)}"]);
        }
        return folder["rules"];
    }

    private static void Change(string file, string find, string with)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(find, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(find, with, StringComparison.Ordinal));
    }

    private static CityResult Build(string rules)
    {
        var draft = GridCity.Make();
        RuleImport.Read(draft, rules);
        return CityBuilder.Build(draft);
    }

    [Fact]
    public void The_rules_that_were_named_are_in_the_pack_and_their_hash_and_standing_are_told()
    {
        using var folder = new TestFolder();
        var shipped = RuleFiles.ReadRulebook(RepositoryRoot.File("protocols"), RepositoryRoot.File("plans", "right-responder.yaml")).ValueOrThrow();
        var manifest = PackWriter.Write(Build(Rules(folder)), folder["pack"]);
        var pack = CityPack.Open(folder["pack"]);
        Assert.Equal(shipped.Hash, pack.Rules!.Rulebook.Hash);
        Assert.Equal((shipped.Hash, true, shipped.Protocols.Count, "right-responder"), (manifest.Rules!.Hash, manifest.Rules.Sample, manifest.Rules.Natures, manifest.Rules.Live));
        Assert.Equal(["police-first"], manifest.Rules.Baselines);
        Assert.True(pack.Rules.IsSample);
        Assert.Equal(File.ReadAllText(RepositoryRoot.File("protocols", "times.yaml")), pack.TextOf("rules/protocols/times.yaml"));
        Assert.Null(pack.TextOf("../city.json"));
        Assert.Empty(PackCheck.Of(folder["pack"]));
    }

    [Fact]
    public void A_pack_without_rules_has_none()
    {
        using var folder = new TestFolder();
        PackWriter.Write(CityBuilder.Build(GridCity.Make()), folder["pack"]);
        Assert.Null(CityPack.Open(folder["pack"]).Rules);
    }

    [Fact]
    public void A_rule_file_with_an_error_is_named_with_its_line_and_no_pack_is_made()
    {
        using var folder = new TestFolder();
        var rules = Rules(folder);
        Change(Path.Combine(rules, "plans", "right-responder.yaml"), "use: live", "use: always");
        var result = Build(rules);
        Assert.Null(result.City);
        var problem = result.Problems.First(p => p.Code == "CITY-050");
        Assert.StartsWith("plans/right-responder.yaml line ", problem.Place, StringComparison.Ordinal);
        Assert.Contains("'always'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_city_has_exactly_one_plan_for_live_use()
    {
        using var folder = new TestFolder();
        var rules = Rules(folder);
        Change(Path.Combine(rules, "plans", "police-first.yaml"), "use: baseline", "use: live");
        Assert.Contains("2 plans are for live use (police-first, right-responder)", Assert.Single(Build(rules).Problems, p => p.Code == "CITY-052").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_for_live_use_that_breaks_a_rule_makes_no_pack()
    {
        using var folder = new TestFolder();
        var rules = Rules(folder);
        File.Delete(Path.Combine(rules, "plans", "right-responder.yaml"));
        Change(Path.Combine(rules, "plans", "police-first.yaml"), "use: baseline", "use: live");
        var result = Build(rules);
        Assert.Null(result.City);
        Assert.Equal("plans: police-first", Assert.Single(result.Problems, p => p.Code == "CITY-051").Place);
    }

    [Fact]
    public void A_protocol_that_can_be_read_and_not_be_proved_makes_no_pack()
    {
        using var folder = new TestFolder();
        var rules = Rules(folder);
        // Without these clauses a strangled caller under noise gets neither police nor ambulance.
        Change(Path.Combine(rules, "protocols", "natures", "noise.yaml"), ", partner-clauses]", "]");
        var result = Build(rules);
        Assert.Null(result.City);
        Assert.Contains(result.Problems, p => p is { IsError: true, Code: "CITY-051", Place: "protocols: noise" } && p.Message.Contains("strangulation-brings-police-and-ambulance", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_holds_no_rules_says_what_is_missing()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["rules/protocols"]);
        var problem = Assert.Single(Build(folder["rules"]).Problems);
        Assert.Equal((true, "CITY-050"), (problem.IsError, problem.Code));
        Assert.Contains("no folder plans/", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_whose_home_is_in_the_sea_makes_no_pack()
    {
        var draft = GridCity.Make();
        draft.Homes.Add(new("M12", GridCity.Corner(3, 3), "fleet.yaml"));
        draft.Homes.Add(new("M13", new(400_000_000, -1_201_000_000), "fleet.yaml"));
        var result = CityBuilder.Build(draft);
        Assert.Null(result.City);
        Assert.StartsWith("The home of M13", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }
}
