using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace RightCall.Console.Browser;

/// <summary>The map: npm/src/map.js. A megabyte, loaded when the first map is shown.</summary>
[SupportedOSPlatform("browser")]
public static partial class MapModule
{
    private const string Name = "map";
    private static Task? s_loaded;

    public static Task LoadAsync() => s_loaded ??= JSHost.ImportAsync(Name, "../js/map.js");

    [JSImport("createMap", Name)]
    public static partial void Create(string id, string? tiles, string language, [JSMarshalAs<JSType.Function<JSType.String, JSType.String>>] Action<string, string> onPick);

    [JSImport("destroyMap", Name)] public static partial void Destroy(string id);

    [JSImport("setUnits", Name)] public static partial void SetUnits(string id, string json);

    [JSImport("setIncidents", Name)] public static partial void SetIncidents(string id, string json);

    [JSImport("setPlaces", Name)] public static partial void SetPlaces(string id, string json);

    [JSImport("lookAt", Name)] public static partial void LookAt(string id, double latitude, double longitude, double zoom);

    [JSImport("fitMap", Name)] public static partial void Fit(string id);
}
