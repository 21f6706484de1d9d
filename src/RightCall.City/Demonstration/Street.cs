using NetTopologySuite.Geometries;

namespace RightCall.City.Demonstration;

/// <summary>Classes of the demonstration city's streets, from the widest.</summary>
internal enum StreetClass : byte
{
    Motorway,
    Ramp,
    Arterial,
    Collector,
    Local,
    Lane,
}

/// <summary>One stretch of street before it is cut at its crossings.</summary>
/// <param name="Name">Its name; empty for ramps.</param>
/// <param name="Class">Its class.</param>
/// <param name="OneWay">Whether it is driven in the direction of the line only.</param>
/// <param name="Line">Metres.</param>
/// <param name="District">The district that it belongs to; -1 for none.</param>
/// <param name="IsBridge">Whether it is a bridge.</param>
internal sealed record Street(string Name, StreetClass Class, bool OneWay, LineString Line, int District, bool IsBridge = false);
