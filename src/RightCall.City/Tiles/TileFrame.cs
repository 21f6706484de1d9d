using NetTopologySuite.Geometries;

namespace RightCall.City.Tiles;

/// <summary>One tile of the web's map grid (Web Mercator, x from the west, y from the north): where it lies, and how fine it is.</summary>
/// <param name="Zoom">From 0, the world in one tile.</param>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
internal readonly record struct TileFrame(int Zoom, int X, int Y)
{
    /// <summary>A tile's own steps, from side to side.</summary>
    public const int Extent = 4_096;
    /// <summary>A browser draws a tile 512 dots wide: half a dot.</summary>
    public const int HalfADot = 4;
    /// <summary>What is drawn a little beyond the tile, so that thick lines and names meet at its borders.</summary>
    private const double Beyond = .05;

    private double Count => Math.Pow(2, Zoom);

    public double West => (X / Count * 360) - 180;
    public double East => ((X + 1) / Count * 360) - 180;
    public double North => Latitude(Y);
    public double South => Latitude(Y + 1);

    /// <summary>A step of the tile in degrees: the smaller one, which is that of latitude.</summary>
    public double Step => Math.Abs(North - South) / Extent;

    /// <summary>Whether the grid has such a tile.</summary>
    public bool Exists => Zoom is >= 0 and <= 30 && X >= 0 && X < Count && Y >= 0 && Y < Count;

    /// <summary>The tile with 5 % on each side, in degrees (x = longitude, y = latitude).</summary>
    public Envelope Drawn()
    {
        var box = new Envelope(West, East, South, North);
        box.ExpandBy(box.Width * Beyond, box.Height * Beyond);
        return box;
    }

    /// <summary>Whether a point belongs to this tile and to no other of its zoom.</summary>
    public bool Owns(Coordinate at) => at.X >= West && at.X < East && at.Y <= North && at.Y > South;

    /// <summary>The tile that owns a point.</summary>
    public static TileFrame At(int zoom, double latitude, double longitude)
    {
        var (count, angle) = (Math.Pow(2, zoom), latitude * Math.PI / 180);
        var y = (1 - (Math.Log(Math.Tan(angle) + (1 / Math.Cos(angle))) / Math.PI)) / 2;
        return new(zoom, (int)Math.Clamp(Math.Floor((longitude + 180) / 360 * count), 0, count - 1), (int)Math.Clamp(Math.Floor(y * count), 0, count - 1));
    }

    private double Latitude(double row) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * row / Count)))) * 180 / Math.PI;
}
