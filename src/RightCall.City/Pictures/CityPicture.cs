using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using RightCall.City.Packs;
using RightCall.Domain.Geo;
using RightCall.Roads;

namespace RightCall.City.Pictures;

/// <summary>Draws a pack as SVG: water, parks, zones, streets, sites; and, from one site, how far a vehicle with lights comes in how many minutes.</summary>
public static class CityPicture
{
    private const int Width = 2_000;
    private static readonly (int Minutes, string Colour)[] Bands = [(2, "#440154"), (4, "#3b528b"), (6, "#21918c"), (8, "#5ec962"), (10, "#f0c808"), (int.MaxValue, "#c9c4bd")];

    /// <summary>The picture.</summary>
    /// <param name="pack">The city.</param>
    /// <param name="from">The site to start from, or null for streets by class.</param>
    public static string Draw(CityPack pack, Site? from)
    {
        var view = new View(pack.Manifest.Box);
        var svg = new StringBuilder();
        var title = from is null ? pack.Manifest.Name : $"{pack.Manifest.Name}: minutes with lights from {from.Name}";
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {view.Height + 70}\" font-family=\"sans-serif\" fill=\"none\" stroke-linecap=\"round\"><title>{Text(title)}</title>\n<rect width=\"{Width}\" height=\"{view.Height + 70}\" fill=\"#f7f4ef\"/>\n");
        foreach (var (kind, shape) in pack.ReadGround()) svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{(kind == "water" ? "#b9d6e8" : "#d3e6c5")}\" d=\"{Area(shape, view)}\"/>\n");
        foreach (var (zone, shape) in pack.Zones.Shapes.Where(z => z.Zone.Kind == "district")) svg.Append(CultureInfo.InvariantCulture, $"<path stroke=\"#8d7f6e\" stroke-width=\"2\" stroke-dasharray=\"8 8\" d=\"{Area(shape, view)}\"/>\n");
        foreach (var (style, path) in Streets(pack.Roads, from, view).OrderByDescending(s => s.Key.Order)) svg.Append(CultureInfo.InvariantCulture, $"<path stroke=\"{style.Colour}\" stroke-width=\"{style.Width}\" d=\"{path}\"/>\n");
        foreach (var site in pack.Sites)
        {
            var (x, y) = view.Of(site.At);
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{(site == from ? 18 : 9)}\" fill=\"{ColourOf(site.Kind)}\" stroke=\"#fff\" stroke-width=\"3\"><title>{Text(site.Name)}</title></circle>\n");
        }
        foreach (var (zone, shape) in pack.Zones.Shapes.Where(z => z.Zone.Kind == "district"))
        {
            var (x, y) = view.Of(GeoPoint.FromDegrees(shape.Centroid.Y, shape.Centroid.X));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"26\" text-anchor=\"middle\" fill=\"#3c342b\" stroke=\"#f7f4ef\" stroke-width=\"5\" paint-order=\"stroke\">{Text(zone.Name)}</text>\n");
        }
        Legend(svg, view, title, from is not null, pack.Manifest.Attribution);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Legend(StringBuilder svg, View view, string title, bool bands, string attribution)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"20\" y=\"{view.Height + 46}\" font-size=\"32\" fill=\"#222\">{Text(title)}</text>\n<text x=\"{Width - 20}\" y=\"{view.Height + 62}\" font-size=\"18\" text-anchor=\"end\" fill=\"#555\">{Text(attribution)}</text>\n");
        for (var i = 0; bands && i < Bands.Length; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{1_240 + (i * 120)}\" y=\"{view.Height + 14}\" width=\"30\" height=\"22\" fill=\"{Bands[i].Colour}\"/><text x=\"{1_276 + (i * 120)}\" y=\"{view.Height + 33}\" font-size=\"22\" fill=\"#222\">{(i + 1 < Bands.Length ? $"{Bands[i].Minutes} min" : "more")}</text>\n");
    }

    private readonly record struct Style(int Order, string Colour, int Width);

    private static Dictionary<Style, StringBuilder> Streets(RoadNetwork roads, Site? from, View view)
    {
        var graph = roads.Graph;
        var times = from is null ? null : TimesFrom(roads, from);
        var paths = new Dictionary<Style, StringBuilder>();
        for (var s = 0; s < graph.StreetCount; s++)
        {
            var (order, width) = graph.ClassOf(s) switch { RoadClass.Motorway or RoadClass.Trunk => (0, 9), RoadClass.Primary or RoadClass.Secondary => (1, 6), RoadClass.Tertiary or RoadClass.Ramp => (2, 4), _ => (3, 2) };
            var colour = times is null ? order switch { 0 => "#d0643b", 1 => "#8a7a66", 2 => "#a89a88", _ => "#c2b6a6" } : Bands.First(b => times[s] <= b.Minutes * 60_000L).Colour;
            var style = new Style(order, colour, width);
            if (!paths.TryGetValue(style, out var path)) paths[style] = path = new();
            Line(graph, s, view, path);
        }
        return paths;
    }

    // The time to each street's nearer end; what cannot be reached counts as more.
    private static int[] TimesFrom(RoadNetwork roads, Site from)
    {
        var metric = roads.MetricFor(Profile.Emergency, 0, RoadConditions.None);
        var start = roads.Streets.Nearest(metric, from.At.LatitudeE7, from.At.LongitudeE7, 2_000_000);
        var times = new int[roads.Graph.StreetCount];
        Array.Fill(times, Times.Unreachable);
        if (start is not { } point) return times;
        var search = new RouteSearch(roads.Graph, roads.Hierarchy);
        for (var s = 0; s < times.Length; s++) times[s] = Math.Min(search.TravelMs(metric, point, new(s, 0, 0, 0, 0)), search.TravelMs(metric, point, new(s, Times.WholeStreet, 0, 0, 0)));
        return times;
    }

    private static void Line(RoadGraph graph, int street, View view, StringBuilder path)
    {
        var (lats, lons) = graph.Shape(street);
        var (x, y) = view.Of(new(graph.LatE7(graph.Tail(2 * street)), graph.LonE7(graph.Tail(2 * street))));
        path.Append(CultureInfo.InvariantCulture, $"M{x} {y}l");
        for (var i = 0; i <= lats.Length; i++)
        {
            var last = i == lats.Length;
            var (nx, ny) = view.Of(last ? new(graph.LatE7(graph.Head(2 * street)), graph.LonE7(graph.Head(2 * street))) : new(lats.Span[i], lons.Span[i]));
            // A point nearer than two hundredths of the picture's line is not seen.
            if (!last && Math.Abs(nx - x) + Math.Abs(ny - y) < 6) continue;
            path.Append(CultureInfo.InvariantCulture, $"{nx - x} {ny - y} ");
            (x, y) = (nx, ny);
        }
        path.Length--;
    }

    private static string Area(Geometry shape, View view)
    {
        var path = new StringBuilder();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon polygon) continue;
            foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
            {
                for (var k = 0; k + 1 < ring.NumPoints; k++)
                {
                    var (x, y) = view.Of(GeoPoint.FromDegrees(ring.GetCoordinateN(k).Y, ring.GetCoordinateN(k).X));
                    path.Append(CultureInfo.InvariantCulture, $"{(k == 0 ? 'M' : 'L')}{x} {y}");
                }
                path.Append('Z');
            }
        }
        return path.ToString();
    }

    private static string ColourOf(string kind) => kind switch { "police" => "#2b4c9b", "fire" => "#c0392b", "ems" => "#e67e22", "crisis" or "community" => "#16a085", "hospital" or "stabilisation" => "#8e44ad", _ => "#555" };

    private static string Text(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Places on the picture: a flat map at the middle latitude.</summary>
    private sealed class View
    {
        private readonly double _west, _north, _perDegree, _perDegreeNorth;

        public View(double[] box)
        {
            (_west, _north) = (box[1], box[2]);
            _perDegree = Width / Math.Max(box[3] - box[1], 1e-6);
            _perDegreeNorth = _perDegree / Math.Cos((box[0] + box[2]) / 2 * Math.PI / 180);
            Height = (int)((box[2] - box[0]) * _perDegreeNorth) + 1;
        }

        public int Height { get; }

        public (int X, int Y) Of(GeoPoint p) => ((int)Math.Round((p.Longitude - _west) * _perDegree), (int)Math.Round((_north - p.Latitude) * _perDegreeNorth));
    }
}
