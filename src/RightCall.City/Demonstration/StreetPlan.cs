using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>Lays out the streets: arterials along the districts' borders, a grid of its own angle in each district, bridges, a motorway with ramps.</summary>
internal sealed class StreetPlan(Ground ground, List<District> districts, Noise noise)
{
    private readonly List<Street> _streets = [];

    public List<Street> Make()
    {
        foreach (var district in districts) Border(district);
        Bridges();
        foreach (var district in districts) Grid(district);
        return _streets;
    }

    // A border between two districts is drawn by both: the noder makes one of them. Along the shore it is the street by the water.
    private void Border(District district)
    {
        foreach (var polygon in Polygons(district.Area))
        {
            if (polygon.Area < 40_000) continue;
            var ring = polygon.ExteriorRing.Coordinates;
            var shore = ground.Water.Buffer(60);
            var run = new List<Coordinate> { ring[0] };
            bool? wet = null;
            for (var i = 0; i + 1 < ring.Length; i++)
            {
                var middle = Ground.Factory.CreatePoint(new Coordinate((ring[i].X + ring[i + 1].X) / 2, (ring[i].Y + ring[i + 1].Y) / 2));
                var isWet = shore.Contains(middle);
                var edge = OnFrame(ring[i], ring[i + 1]);
                if (edge || (wet is { } was && was != isWet))
                {
                    AddBorder(district, run, wet == true);
                    run = [ring[edge ? i + 1 : i]];
                }
                wet = isWet;
                if (!edge) run.Add(ring[i + 1]);
            }
            AddBorder(district, run, wet == true);
        }
    }

    private void AddBorder(District district, List<Coordinate> run, bool wet)
    {
        if (run.Count < 2) return;
        var lookup = run[run.Count / 2];
        var name = wet ? $"{district.Plan.Name} Quay" : StreetNames.Arterial((int)(noise.Unit(30, (long)(lookup.X / 1_500), (long)(lookup.Y / 1_500)) * 40));
        _streets.Add(new(name, wet ? StreetClass.Collector : StreetClass.Arterial, false, Ground.Factory.CreateLineString([.. run]), district.Index));
    }

    // The map's edge is no street.
    private static bool OnFrame(Coordinate a, Coordinate b) => Edge(a) && Edge(b);

    private static bool Edge(Coordinate c) => c.X < 1 || c.Y < 1 || c.X > Ground.Width - 1 || c.Y > Ground.Height - 1;

    private void Bridges()
    {
        string[] names = ["Customs Bridge", "Exchange Bridge", "Market Bridge", "Mill Bridge", "Weir Bridge", "County Bridge", "Upland Bridge"];
        double[] along = [.085, .17, .265, .38, .53, .70, .88];
        var line = new NetTopologySuite.LinearReferencing.LengthIndexedLine(ground.RiverLine);
        for (var i = 0; i < names.Length; i++)
        {
            var at = along[i] * ground.RiverLine.Length;
            var (here, ahead) = (line.ExtractPoint(at), line.ExtractPoint(at + 40));
            var (dx, dy) = (ahead.X - here.X, ahead.Y - here.Y);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            var (nx, ny) = (-dy / length, dx / length);
            // Long enough to reach the streets by the water on both banks and one block beyond, where it meets the grid.
            const double Reach = 560;
            var bridge = Ground.Factory.CreateLineString(
                [new(here.X - (nx * Reach), here.Y - (ny * Reach)), here, new(here.X + (nx * Reach), here.Y + (ny * Reach))]);
            _streets.Add(new(names[i], StreetClass.Arterial, false, bridge, -1, true));
        }
    }

    private void Grid(District district)
    {
        var plan = district.Plan;
        var (across, along) = Spacing(plan.Layout);
        var angle = plan.Angle * Math.PI / 180;
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var reach = 4_500.0;
        var area = district.Area;
        for (var family = 0; family < 2; family++)
        {
            var step = family == 0 ? along : across;
            var (first, last) = ((int)(-reach / step), (int)(reach / step));
            var number = 0;
            for (var k = first; k <= last; k++)
            {
                var offset = (k * step) + (step * .18 * noise.Smooth(k * .7, family + (district.Index * 3), 20));
                var points = new List<Coordinate>();
                for (var t = -reach; t <= reach; t += 60)
                {
                    var (u, v) = family == 0 ? (t, offset) : (offset, t);
                    var crook = plan.Layout switch { Layout.Old => 42, Layout.Suburb => 60, Layout.Park => 90, _ => 4 };
                    var scale = plan.Layout == Layout.Old ? 190 : 520;
                    var x = plan.X + (u * cos) - (v * sin);
                    var y = plan.Y + (u * sin) + (v * cos);
                    points.Add(new(x + (crook * noise.Smooth(x / scale, y / scale, 21)), y + (crook * noise.Smooth(x / scale, y / scale, 22))));
                }
                var clipped = Ground.Factory.CreateLineString([.. points]).Intersection(area);
                if (clipped.IsEmpty) continue;
                AddGridLine(district, clipped, family, number++, k);
            }
        }
    }

    private void AddGridLine(District district, Geometry clipped, int family, int number, int k)
    {
        var layout = district.Plan.Layout;
        var collector = layout is Layout.Grid or Layout.Downtown or Layout.Suburb && number % 5 == 2;
        var cls = layout == Layout.Park ? StreetClass.Lane : collector ? StreetClass.Collector : StreetClass.Local;
        var numbered = layout is Layout.Grid or Layout.Downtown && family == 0;
        var name = numbered ? StreetNames.Numbered(number, district.Plan.Angle < 0) : StreetNames.Word(noise, district.Index, number + (family * 31), layout);
        var oneWay = layout == Layout.Downtown && !collector && number % 2 == 0;
        for (var g = 0; g < clipped.NumGeometries; g++)
        {
            if (clipped.GetGeometryN(g) is not LineString line || line.Length < 25) continue;
            foreach (var part in Breaks(layout, cls, line, district.Index, family, k)) _streets.Add(new(name, cls, oneWay, part, district.Index));
        }
    }

    // Suburbs and works have streets that end: some stretches are left out.
    private IEnumerable<LineString> Breaks(Layout layout, StreetClass cls, LineString line, int district, int family, int k)
    {
        if (layout is not (Layout.Suburb or Layout.Works or Layout.Old or Layout.Park) || cls == StreetClass.Collector) { yield return line; yield break; }
        var index = new NetTopologySuite.LinearReferencing.LengthIndexedLine(line);
        var gap = layout == Layout.Old ? .10 : layout == Layout.Suburb ? .30 : .22;
        var piece = layout == Layout.Old ? 90.0 : 260.0;
        var start = 0.0;
        for (var n = 0; n * piece < line.Length; n++)
        {
            if (noise.Unit(25 + family, (district * 1_000) + k, n) >= gap) continue;
            if (n * piece > start + 20 && index.ExtractLine(start, n * piece) is LineString before) yield return before;
            start = (n + 1) * piece;
        }
        if (start < line.Length - 20 && index.ExtractLine(start, line.Length) is LineString rest) yield return rest;
    }

    private static (double Across, double Along) Spacing(Layout layout) => layout switch
    {
        Layout.Old => (85, 95),
        Layout.Downtown => (105, 95),
        Layout.Grid => (165, 95),
        Layout.Suburb => (210, 150),
        Layout.Works => (420, 300),
        _ => (480, 380),
    };

    private static IEnumerable<Polygon> Polygons(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++) if (geometry.GetGeometryN(i) is Polygon p) yield return p;
    }
}
