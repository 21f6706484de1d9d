using System.Collections.Concurrent;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using RightCall.City.Packs;

namespace RightCall.City.Tiles;

/// <summary>A city's map as vector tiles (Mapbox Vector Tile 2.1): streets, names, water, parks, zones and sites. Safe from any thread.</summary>
/// <remarks>Layers and attributes are listed in docs/guide/city.md. The same pack makes the same bytes. Tiles once made are kept, up to <see cref="MostKept"/> bytes.</remarks>
/// <param name="pack">The city.</param>
public sealed class CityTiles(CityPack pack)
{
    /// <summary>The finest zoom that is made: a map in a browser magnifies its tiles beyond it.</summary>
    public const int LastZoom = 18;

    /// <summary>So many bytes of tiles are kept before all are forgotten: at about 50 kB each, a city's every tile down to zoom 15.</summary>
    private const long MostKept = 64 * 1024 * 1024;
    /// <summary>What keeping a tile costs beside its bytes, so that empty ones do not pile up for nothing.</summary>
    private const int KeepingOne = 128;

    private readonly Lazy<TileStreets> _streets = new(() => new(pack.Roads.Graph));
    private readonly Lazy<TileAreas> _areas = new(() => new(pack));
    private readonly ConcurrentDictionary<TileFrame, byte[]> _made = [];
    private long _kept;

    /// <summary>The tile, not compressed; empty where the city has nothing there, where the grid has no such tile, and beyond <see cref="LastZoom"/>.</summary>
    /// <param name="zoom">From 0, the world in one tile.</param>
    /// <param name="x">Column, from the west.</param>
    /// <param name="y">Row, from the north.</param>
    public byte[] Tile(int zoom, int x, int y)
    {
        var tile = new TileFrame(zoom, x, y);
        if (!tile.Exists || zoom > LastZoom) return [];
        if (_made.TryGetValue(tile, out var known)) return known;
        var made = Make(tile);
        if (Interlocked.Add(ref _kept, made.Length + KeepingOne) > MostKept)
        {
            _made.Clear();
            Interlocked.Exchange(ref _kept, made.Length + KeepingOne);
        }
        _made[tile] = made;
        return made;
    }

    /// <summary>The tiles of a zoom that the box of the streets touches: column and row, by row.</summary>
    public IEnumerable<(int X, int Y)> Covering(int zoom)
    {
        var box = pack.Manifest.Box;
        var (first, last) = (TileFrame.At(zoom, box[2], box[1]), TileFrame.At(zoom, box[0], box[3]));
        for (var y = first.Y; y <= last.Y; y++) for (var x = first.X; x <= last.X; x++) yield return (x, y);
    }

    private byte[] Make(TileFrame tile)
    {
        var content = new VectorTile { TileId = new NetTopologySuite.IO.VectorTiles.Tiles.Tile(tile.X, tile.Y, tile.Zoom).Id };
        foreach (var layer in _areas.Value.Layers(tile).Concat(_streets.Value.Layers(tile)).Where(l => l.Features.Count > 0)) content.Layers.Add(layer);
        if (content.Layers.Count == 0) return [];
        using var bytes = new MemoryStream();
        content.Write(bytes, minLinealExtent: 0, minPolygonalExtent: 1, TileFrame.Extent);
        return bytes.ToArray();
    }
}
