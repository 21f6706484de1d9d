namespace RightCall.Server.Api;

/// <summary>What the API needs to know of where it runs.</summary>
public sealed record ApiSettings
{
    /// <summary>The file of the read model, which can be deleted; null: in memory, made again from the journal at each start.</summary>
    public string? HistoryFile { get; init; }
    /// <summary>The folders of city packs by area: places, zones and tiles are read from them.</summary>
    public IReadOnlyDictionary<string, string> Cities { get; init; } = new Dictionary<string, string>();
}
