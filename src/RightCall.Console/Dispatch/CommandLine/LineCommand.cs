using System.Text.Json.Nodes;

namespace RightCall.Console.Dispatch.CommandLine;

/// <summary>What a field of a command takes.</summary>
public enum FieldKind : byte
{
    /// <summary>A unit's name.</summary>
    Unit,
    /// <summary>One or more units.</summary>
    Units,
    /// <summary>An incident's number.</summary>
    Incident,
    /// <summary>One word of a closed list.</summary>
    Choice,
    /// <summary>One word of the writer's own.</summary>
    Word,
    /// <summary>All that is left of the line.</summary>
    Words,
}

/// <summary>A field of a command.</summary>
/// <param name="Name">Its name: <c>unit=M12</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Choices">The words of its closed list.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
public sealed record LineField(string Name, FieldKind Kind, IReadOnlyList<string>? Choices = null, bool IsOptional = false);

/// <summary>A command that is sent.</summary>
/// <param name="Line">Whose order it keeps.</param>
/// <param name="Path">The address after the area's.</param>
/// <param name="Body">Its fields.</param>
public sealed record Order(string Line, string Path, JsonObject Body);

/// <summary>A command of the line.</summary>
/// <param name="Name">What is typed first.</param>
/// <param name="Text">What it does, in the language now.</param>
/// <param name="Fields">Its fields, in the order in which they are typed without names.</param>
/// <param name="Make">What is sent for the values; null where it only looks.</param>
public sealed record LineCommand(string Name, Func<string> Text, IReadOnlyList<LineField> Fields, Func<LineValues, Order>? Make)
{
    /// <summary>How it is typed.</summary>
    public string Shape => string.Join(' ', Fields.Select(f => f.IsOptional ? $"[{f.Name}]" : f.Name).Prepend(Name));
}

/// <summary>What the line knows of the area.</summary>
public interface ILineWorld
{
    /// <summary>All units' names.</summary>
    IEnumerable<string> Units { get; }

    /// <summary>The numbers of open incidents.</summary>
    IEnumerable<int> Incidents { get; }

    /// <summary>An incident's id by its number.</summary>
    Guid? IncidentOf(int number);
}

/// <summary>The values of a line.</summary>
/// <param name="values">By field.</param>
/// <param name="world">The area.</param>
public sealed class LineValues(IReadOnlyDictionary<string, string> values, ILineWorld world)
{
    /// <summary>A value; empty where it was left out.</summary>
    public string this[string field] => values.GetValueOrDefault(field, "");

    /// <summary>The units, by their names as the area writes them.</summary>
    public IReadOnlyList<string> Units => [.. this["units"].Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The incident's id.</summary>
    public Guid Incident => world.IncidentOf(int.Parse(this["inc"], System.Globalization.CultureInfo.InvariantCulture))!.Value;

    /// <summary>A command about a unit.</summary>
    public Order OnUnit(string name, JsonObject body) => new(this["unit"], $"units/{Uri.EscapeDataString(this["unit"])}/{name}", body);

    /// <summary>A command about the incident.</summary>
    public Order OnIncident(string name, JsonObject body) => new(Incident.ToString(), $"incidents/{Incident}/{name}", body);
}
