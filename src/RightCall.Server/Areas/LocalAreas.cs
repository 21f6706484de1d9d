using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>The areas of the centre, as they are in this process.</summary>
internal sealed class LocalAreas : IDisposable
{
    private readonly SortedDictionary<string, LocalArea> _areas = new(StringComparer.Ordinal);

    /// <summary>The areas of these settings.</summary>
    public LocalAreas(IEnumerable<AreaSettings> areas, IJournalStore store, IClock clock)
    {
        AreaSettings[] all = [.. areas];
        var names = all.Select(a => a.Description.Id.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var area in all) _areas.Add(area.Description.Id.Value, new(area, names, store, clock));
        All = [.. _areas.Values];
    }

    /// <summary>In order of their names.</summary>
    public IReadOnlyList<LocalArea> All { get; }

    /// <summary>An area; null where this centre has none of that name.</summary>
    public LocalArea? Find(AreaId id) => _areas.GetValueOrDefault(id.Value);

    /// <summary>An area.</summary>
    /// <exception cref="ArgumentException">This centre has no such area.</exception>
    public LocalArea this[AreaId id] => _areas.GetValueOrDefault(id.Value) ?? throw new ArgumentException($"This centre has no area '{id}', only {string.Join(", ", _areas.Keys)}.", nameof(id));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var area in All) area.Dispose();
    }
}
