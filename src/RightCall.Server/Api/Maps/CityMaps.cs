using System.Collections.Concurrent;
using RightCall.City.Packs;
using RightCall.City.Places;
using RightCall.City.Tiles;
using RightCall.Domain.Areas;

namespace RightCall.Server.Api.Maps;

/// <summary>The city packs of this centre's areas, each opened when it is first asked for. Safe from any thread.</summary>
/// <param name="settings">Where the packs lie.</param>
internal sealed class CityMaps(ApiSettings settings) : IDisposable
{
    private readonly ConcurrentDictionary<AreaId, Lazy<CityMap>> _maps = new();

    /// <summary>The map of an area; null where it has no city pack.</summary>
    public CityMap? Of(AreaId area) => settings.Cities.TryGetValue(area.Value, out var folder) ? _maps.GetOrAdd(area, _ => new(() => new(CityPack.Open(folder)))).Value : null;

    public void Dispose()
    {
        foreach (var map in _maps.Values.Where(m => m.IsValueCreated)) map.Value.Dispose();
    }
}

/// <summary>One city: its places, zones and tiles. Safe from any thread.</summary>
/// <param name="pack">The city.</param>
internal sealed class CityMap(CityPack pack) : IDisposable
{
    // A search belongs to one thread at a time, since it owns a connection: as many are open as were ever used at once.
    private readonly ConcurrentBag<PlaceBook> _free = [];

    /// <summary>The zones and all else.</summary>
    public CityPack Pack => pack;

    /// <summary>The map's tiles.</summary>
    public CityTiles Tiles { get; } = new(pack);

    /// <summary>Asks the search for places.</summary>
    public T Ask<T>(Func<PlaceBook, T> question)
    {
        if (!_free.TryTake(out var book)) book = pack.OpenPlaces();
        try
        {
            return question(book);
        }
        finally
        {
            _free.Add(book);
        }
    }

    public void Dispose()
    {
        while (_free.TryTake(out var book)) book.Dispose();
    }
}
