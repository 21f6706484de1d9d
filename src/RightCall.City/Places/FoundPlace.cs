using RightCall.Domain.Geo;

namespace RightCall.City.Places;

/// <summary>How a place was understood.</summary>
public enum PlaceForm : byte
{
    /// <summary>Coordinates.</summary>
    Coordinates,
    /// <summary>A plus code.</summary>
    PlusCode,
    /// <summary>A house.</summary>
    Address,
    /// <summary>A crossing of two streets.</summary>
    Intersection,
    /// <summary>A hundred-block.</summary>
    HundredBlock,
    /// <summary>A named place.</summary>
    Landmark,
    /// <summary>A street, without a number.</summary>
    Street,
}

/// <summary>One place that could be meant.</summary>
/// <param name="Form">How it was understood.</param>
/// <param name="Text">The place in the city's own words, to be read back to the caller.</param>
/// <param name="District">Where, to tell twins apart; empty where it is not known.</param>
/// <param name="At">Its point.</param>
/// <param name="Likeness">How alike it is to what was typed, 0 to 1.</param>
/// <param name="Uncertainty">How far off the true place may be.</param>
/// <param name="Understood">What the typed text was read as, such as <c>number 12 of MAIN ST</c>.</param>
public sealed record FoundPlace(PlaceForm Form, string Text, string District, GeoPoint At, double Likeness, Distance Uncertainty, string Understood);

/// <summary>The nearest address and crossing of a point.</summary>
/// <param name="Text">The nearest address, or street.</param>
/// <param name="Between">The crossings at the block's two ends, where they have names.</param>
/// <param name="District">Where.</param>
/// <param name="Away">How far the street is from the point.</param>
public sealed record NearestPlace(string Text, IReadOnlyList<string> Between, string District, Distance Away);
