using RightCall.City.Packs;
using RightCall.City.Places;
using RightCall.City.Zones;
using RightCall.Domain.Geo;

namespace RightCall.City.Tests.Places;

/// <summary>What a call-taker may type, and what comes of it, in a grid of named streets and numbered avenues.</summary>
public sealed class PlaceTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly PlaceBook _book;

    public PlaceTests()
    {
        var draft = GridCity.Make();
        draft.Landmarks.Add(new("Union Station", ["train depot"], "station", GridCity.Corner(4, 4)));
        // A second Oak Street, far from the first.
        draft.Nodes.Add(GridCity.Corner(1, 60));
        draft.Nodes.Add(GridCity.Corner(1, 61));
        GridCity.Add(draft, draft.Nodes.Count - 2, draft.Nodes.Count - 1, "Oak Street", 40);
        draft.Neighbourhoods.Add(new("Eastwood", [], "suburb", GridCity.Corner(1, 60)));
        draft.Neighbourhoods.Add(new("Old Town", [], "suburb", GridCity.Corner(5, 5)));
        draft.Houses.Add(new("Oak St.", 215, new(GridCity.Corner(1, 2).LatitudeE7 + 1_000, GridCity.Corner(1, 2).LongitudeE7 + 2_000), "node 1"));
        draft.Houses.Add(new("Nowhere Street", 1, GridCity.Corner(1, 2), "node 2"));
        draft.Houses.Add(new("Oak Street", 9, GridCity.Corner(1, 35), "node 3"));
        Problems = [];
        PlaceFile.Write(_folder["places.db"], PlaceMaking.Make(draft, new ZoneMap([]), Problems));
        _book = new(_folder["places.db"], GridCity.Corner(6, 6));
    }

    private List<CityProblem> Problems { get; }

    public void Dispose()
    {
        _book.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("401 Main Street", PlaceForm.Address, "401 Main Street")]
    [InlineData("401 main st", PlaceForm.Address, "401 Main Street")]
    [InlineData("401 Mian Street, apt 4", PlaceForm.Address, "401 Main Street")]
    [InlineData("450 brooklin st", PlaceForm.Address, "450 Brooklyn Street")]
    [InlineData("312 5th Ave S", PlaceForm.Address, "312 5th Avenue South")]
    [InlineData("312 Fifth Avenue South", PlaceForm.Address, "312 5th Avenue South")]
    [InlineData("312 S 5 AV", PlaceForm.Address, "312 5th Avenue South")]
    [InlineData("401 Saint Paul St", PlaceForm.Address, "401 Saint Paul Street")]
    [InlineData("401 St. Paul", PlaceForm.Address, "401 Saint Paul Street")]
    [InlineData("401 Brigde Street", PlaceForm.Address, "401 Bridge Street")]
    [InlineData("401 Ma", PlaceForm.Address, "401 Main Street")]
    [InlineData("5 AV S / MICHIGAN ST", PlaceForm.Intersection, "5th Avenue South / Michigan Street")]
    [InlineData("Main & 3rd", PlaceForm.Intersection, "Main Street / 3rd Avenue South")]
    [InlineData("main and 3", PlaceForm.Intersection, "Main Street / 3rd Avenue South")]
    [InlineData("Maple@11th", PlaceForm.Intersection, "Maple Street / 11th Avenue South")]
    [InlineData("micihgan st at 5ht av", PlaceForm.Intersection, "Michigan Street / 5th Avenue South")]
    [InlineData("4XX BLOCK OF BROOKLYN ST", PlaceForm.HundredBlock, "400 block of Brooklyn Street")]
    [InlineData("400 block brooklyn", PlaceForm.HundredBlock, "400 block of Brooklyn Street")]
    [InlineData("XX BLOCK OF MAIN ST", PlaceForm.HundredBlock, "0 block of Main Street")]
    [InlineData("union station", PlaceForm.Landmark, "Union Station")]
    [InlineData("corner of Main and 3rd", PlaceForm.Intersection, "Main Street / 3rd Avenue South")]
    [InlineData("Main St N/O 3rd Av", PlaceForm.Intersection, "Main Street / 3rd Avenue South")]
    [InlineData("main x third", PlaceForm.Intersection, "Main Street / 3rd Avenue South")]
    [InlineData("in front of 401 Main Street", PlaceForm.Address, "401 Main Street")]
    [InlineData("Main Street 401", PlaceForm.Address, "401 Main Street")]
    [InlineData("main st #401", PlaceForm.Address, "401 Main Street")]
    [InlineData("401 main street OH 43201", PlaceForm.Address, "401 Main Street")]
    [InlineData("415 oak st eastwood", PlaceForm.Address, "415 Oak Street")]
    [InlineData("Main St between 3rd and 4th", PlaceForm.Street, "Main Street between 3rd Avenue South and 4th Avenue South")]
    [InlineData("across from union station", PlaceForm.Landmark, "Union Station")]
    [InlineData("40°00'18\"N 119°59'42\"W", PlaceForm.Coordinates, "40.00500, -119.99500")]
    [InlineData("N 40.005 W 119.995", PlaceForm.Coordinates, "40.00500, -119.99500")]
    [InlineData("the train depo", PlaceForm.Landmark, "train depot")]
    [InlineData("unoin staton", PlaceForm.Landmark, "Union Station")]
    [InlineData("michig", PlaceForm.Street, "Michigan Street")]
    [InlineData("Lincoln Sreet", PlaceForm.Street, "Lincoln Street")]
    [InlineData("401 Brigde Streeet", PlaceForm.Address, "401 Bridge Street")]
    [InlineData("312 Fith Avenue Souht", PlaceForm.Address, "312 5th Avenue South")]
    [InlineData("4XX BLOK F BROOKLYN ST", PlaceForm.HundredBlock, "400 block of Brooklyn Street")]
    [InlineData("400 BLOCKK OF BROOKLYN ST", PlaceForm.HundredBlock, "400 block of Brooklyn Street")]
    public void What_is_meant_comes_first(string typed, PlaceForm form, string text)
    {
        var found = _book.Find(typed);
        Assert.NotEmpty(found);
        Assert.Equal((form, text), (found[0].Form, found[0].Text));
    }

    [Fact]
    public void A_number_lies_on_its_block_and_a_hundred_block_in_its_middle()
    {
        // Block 4 of Main Street runs from column 4 (401) to 5 (499).
        var (start, end) = (GridCity.Corner(0, 4), GridCity.Corner(0, 5));
        Assert.True(_book.Find("401 Main Street")[0].At.To(start).Metres < 2);
        Assert.True(_book.Find("499 Main Street")[0].At.To(end).Metres < 2);
        Assert.True(_book.Find("4XX BLOCK OF MAIN ST")[0].At.To(new(start.LatitudeE7, (int)(((long)start.LongitudeE7 + end.LongitudeE7) / 2))).Metres < 3);
    }

    [Fact]
    public void A_house_with_a_point_of_its_own_is_there()
    {
        var found = _book.Find("215 Oak Street")[0];
        Assert.Equal((GridCity.Corner(1, 2).LatitudeE7 + 1_000, 15.0), (found.At.LatitudeE7, found.Uncertainty.Metres));
    }

    [Fact]
    public void A_house_without_a_street_or_far_from_it_is_listed() => Assert.Equal([("CITY-040", "node 2"), ("CITY-041", "node 3")], Problems.Select(p => (p.Code, p.Place)).Order());

    [Fact]
    public void A_name_in_two_districts_is_offered_twice_and_the_district_decides()
    {
        Assert.Equal(["Eastwood", "Old Town"], _book.Find("Oak Street").Where(f => f.Text == "Oak Street").Select(f => f.District).Order());
        Assert.Equal("Eastwood", _book.Find("Oak Street, Eastwood")[0].District);
        Assert.Equal("Old Town", _book.Find("oak st, old town")[0].District);
        // The number decides too: only one of them has it.
        Assert.Equal("Eastwood", _book.Find("4050 Oak Street")[0].District);
    }

    [Fact]
    public void A_number_that_no_block_has_is_less_sure() => Assert.True(_book.Find("9999 Main Street")[0].Likeness < .8);

    [Theory, InlineData("4401 Main Street", "401 Main Street"), InlineData("2215 Main Street", "215 Main Street"), InlineData("401 Main Street", "401 Main Street"), InlineData("4051 Oak Street", "4051 Oak Street")]
    public void A_slip_in_a_number_is_put_right_where_no_block_has_it_and_nowhere_else(string typed, string text)
    {
        Assert.Equal(text, _book.Find(typed)[0].Text);
        // What was typed stays among the places that are offered.
        Assert.Contains(_book.Find(typed), f => f.Text == typed);
    }

    [Fact]
    public void Another_number_is_another_street() => Assert.DoesNotContain(_book.Find("7th Avenue South"), f => f.Text.StartsWith('6') && f.Likeness > .8);

    [Fact]
    public void Another_number_of_two_digits_is_another_street_too() => Assert.DoesNotContain(_book.Find("13th Avenue South"), f => f.Likeness > .7);

    [Fact]
    public void Of_the_slips_in_a_number_only_those_that_a_block_has_are_tried() => Assert.Contains(_book.Find("9501 Main Street"), f => f.Text is "501 Main Street" or "901 Main Street" or "951 Main Street");

    [Theory, InlineData("40.0005, -119.9995"), InlineData("40.0005 -119.9995")]
    public void Coordinates_are_taken_as_they_are(string typed)
    {
        var found = Assert.Single(_book.Find(typed));
        Assert.Equal((PlaceForm.Coordinates, new GeoPoint(400_005_000, -1_199_995_000)), (found.Form, found.At));
    }

    // The published examples of the Open Location Code: 7FG49QCJ+2V is 20.3701, 2.78218 and 8FVC2222+22 is 47.0000625, 8.0000625.
    [Theory, InlineData("7FG49QCJ+2V", 20.370_062_5, 2.782_187_5), InlineData("8FVC2222+22", 47.000_062_5, 8.000_062_5)]
    public void A_full_plus_code_is_its_cell(string typed, double latitude, double longitude)
    {
        var at = Assert.Single(_book.Find(typed)).At;
        Assert.True(at.To(GeoPoint.FromDegrees(latitude, longitude)).Metres < 1, $"{at.Latitude}, {at.Longitude}");
    }

    [Fact]
    public void A_short_plus_code_is_the_one_near_the_city()
    {
        var found = Assert.Single(_book.Find("2222+22"));
        Assert.True(found.At.To(GridCity.Corner(6, 6)).Metres < 80_000);
    }

    [Fact]
    public void A_point_has_its_nearest_address_and_cross_streets()
    {
        var near = _book.Nearest(new(GridCity.Corner(3, 4).LatitudeE7 + 500, GridCity.Corner(3, 4).LongitudeE7 + 5_000))!;
        Assert.Matches("^4[45]. Michigan Street$", near.Text);
        Assert.Equal(["5th Avenue South", "6th Avenue South"], near.Between);
        Assert.InRange(near.Away.Metres, 4, 7);
        Assert.Null(_book.Nearest(GeoPoint.FromDegrees(10, 10)));
    }

    [Theory, InlineData(""), InlineData("   "), InlineData("zzzzqqq"), InlineData("/"), InlineData("& &"), InlineData("'; DROP TABLE name; --"), InlineData("\"\"\""), InlineData("99999999999999999999 Main St")]
    public void Nonsense_finds_little_and_breaks_nothing(string typed) => Assert.True(_book.Find(typed).Count <= 5);
}
