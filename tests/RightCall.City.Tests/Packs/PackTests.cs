using RightCall.City.Packs;
using RightCall.Domain.Geo;

namespace RightCall.City.Tests.Packs;

/// <summary>Writing, opening and checking a pack.</summary>
public sealed class PackTests
{
    private static CityResult Built()
    {
        var draft = GridCity.Make();
        draft.Sites.Add(new(new("ems-1", "Medic 1, \"Old\" House", "ems", GridCity.Corner(2, 2), 0), "site 1", FromMap: false));
        draft.Texts["fleet.yaml"] = "fleet: none\n";
        return CityBuilder.Build(draft);
    }

    [Fact]
    public void What_was_written_is_what_is_opened()
    {
        using var folder = new TestFolder();
        PackWriter.Write(Built(), folder["pack"]);
        var pack = CityPack.Open(folder["pack"]);
        Assert.Equal("Grid", pack.Manifest.Name);
        Assert.Equal("Medic 1, \"Old\" House", Assert.Single(pack.Sites).Name);
        Assert.Equal(GridCity.Size * GridCity.Size, pack.Roads.Graph.NodeCount);
        Assert.Equal("fleet: none\n", File.ReadAllText(Path.Combine(folder["pack"], "fleet.yaml")));
        Assert.Empty(PackCheck.Of(folder["pack"]));
    }

    [Fact]
    public void The_same_city_makes_the_same_bytes()
    {
        using var folder = new TestFolder();
        Assert.Equal(PackWriter.Write(Built(), folder["a"]).Files, PackWriter.Write(Built(), folder["b"]).Files);
    }

    [Fact]
    public void A_pack_is_replaced_as_a_whole_and_nothing_else_is_overwritten()
    {
        using var folder = new TestFolder();
        PackWriter.Write(Built(), folder["pack"]);
        PackWriter.Write(Built(), folder["pack"]);
        Assert.Empty(PackCheck.Of(folder["pack"]));
        Assert.False(Directory.Exists(folder["pack.new"]) || Directory.Exists(folder["pack.old"]));
        Directory.CreateDirectory(folder["mine"]);
        File.WriteAllText(Path.Combine(folder["mine"], "letter.txt"), "keep me");
        Assert.Contains("Nothing was written", Assert.Throws<IOException>(() => PackWriter.Write(Built(), folder["mine"])).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("roads.bin"), InlineData("places.db"), InlineData("zones.geojson"), InlineData("sites.csv"), InlineData("problems.csv"), InlineData("ground.geojson")]
    public void A_changed_cut_off_or_missing_file_is_found(string name)
    {
        using var folder = new TestFolder();
        PackWriter.Write(Built(), folder["pack"]);
        var path = Path.Combine(folder["pack"], name);
        var bytes = File.ReadAllBytes(path);
        var changed = bytes.ToArray();
        changed[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, changed);
        Assert.Equal(("PACK-002", name), PackCheck.Of(folder["pack"]).Select(p => (p.Code, p.Place)).Single());
        File.WriteAllBytes(path, bytes[..^1]);
        Assert.Equal(("PACK-002", name), PackCheck.Of(folder["pack"]).Select(p => (p.Code, p.Place)).Single());
        Assert.Throws<InvalidDataException>(() => CityPack.Open(folder["pack"]));
        File.Delete(path);
        Assert.Equal(("PACK-002", name), PackCheck.Of(folder["pack"]).Select(p => (p.Code, p.Place)).Single());
    }

    [Fact]
    public void A_folder_that_is_no_pack_says_so()
    {
        using var folder = new TestFolder();
        Assert.Contains("is no city pack", PackCheck.Of(folder["nothing"]).Single().Message, StringComparison.Ordinal);
        Directory.CreateDirectory(folder["other"]);
        File.WriteAllText(Path.Combine(folder["other"], "city.json"), """{"format": 1}""");
        Assert.Contains("is damaged", PackCheck.Of(folder["other"]).Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing_behind_and_the_old_pack_as_it_was()
    {
        using var folder = new TestFolder();
        PackWriter.Write(Built(), folder["pack"]);
        var before = File.ReadAllBytes(Path.Combine(folder["pack"], "city.json"));
        // A text whose name is that of a folder: writing it fails when nearly all is written.
        var result = Built();
        result.City!.Draft.Texts["rules"] = "a file";
        result.City.Draft.Texts["rules/plans/plan.yaml"] = "in a folder of the same name";
        Assert.Contains("the one that was there is as it was", Assert.Throws<IOException>(() => PackWriter.Write(result, folder["pack"])).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["pack.new"]));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder["pack"], "city.json")));
        Assert.Empty(PackCheck.Of(folder["pack"]));
    }

    [Fact]
    public void A_damaged_search_for_places_says_which_file_it_is()
    {
        using var folder = new TestFolder();
        PackWriter.Write(Built(), folder["pack"]);
        var path = Path.Combine(folder["pack"], "places.db");
        File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)7, File.ReadAllBytes(path).Length)]);
        Assert.Contains("places.db is damaged", Assert.Throws<InvalidDataException>(() => CityPack.Open(folder["pack"]).OpenPlaces()).Message, StringComparison.Ordinal);
    }
}
