using System.Reflection;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Units;
using RightCall.Journal.Rows;

namespace RightCall.Server.Api.Commands;

/// <summary>A field of a command that stands in the address.</summary>
/// <param name="Parameter">Its name in the address.</param>
/// <param name="Field">Its name in the command.</param>
internal sealed record PathField(string Parameter, string Field);

/// <summary>The route of one command: its address ends with the command's name in the journal.</summary>
/// <param name="Command">The command's type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pattern">The address after the area's.</param>
/// <param name="InPath">What of it stands in the address.</param>
/// <param name="Tag">The page of the reference that it stands on.</param>
internal sealed record CommandRoute(Type Command, string Name, string Pattern, IReadOnlyList<PathField> InPath, string Tag)
{
    private const int MostBytes = 64 * 1024;
    // A roster of a thousand units, each with its hours of the week.
    private const int MostBytesOfARoster = 4 * 1024 * 1024;

    /// <summary>Every command that a person or a machine may give over HTTP, by address. The clock's is not among them, nor those that bring rules.</summary>
    public static IReadOnlyList<CommandRoute> All { get; } =
        [.. typeof(CommandBody).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(CommandBody)) && t != typeof(Tick) && t != typeof(AdoptRules) && t != typeof(ProposeRules)).Select(Of).OrderBy(r => r.Pattern, StringComparer.Ordinal)];

    /// <summary>The most bytes that its body may have.</summary>
    public int Limit => Command == typeof(SetRoster) ? MostBytesOfARoster : MostBytes;

    /// <summary>The fields of the command, as its constructor takes them.</summary>
    public IReadOnlyList<ParameterInfo> Fields => Command.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters();

    private static CommandRoute Of(Type type)
    {
        var name = RowJson.NameOf(type);
        if (type.IsSubclassOf(typeof(CallCommand))) return new(type, name, $"/calls/{{call}}/{name}", [new("call", "call")], "Calls");
        if (type.IsSubclassOf(typeof(MessageCommand))) return new(type, name, $"/messages/{{message}}/{name}", [new("message", "message")], "Messages");
        if (type.IsSubclassOf(typeof(UnitCommand))) return new(type, name, $"/units/{{unit}}/{name}", [new("unit", "unit")], "Units");
        if (!type.IsSubclassOf(typeof(IncidentCommand))) return new(type, name, $"/{name}", [], "Areas");
        return type.GetProperty("Number")?.PropertyType == typeof(HandOffNumber)
            ? new(type, name, $"/incidents/{{incident}}/hand-offs/{{number}}/{name}", [new("incident", "incident"), new("number", "number")], "Hand-offs")
            : new(type, name, $"/incidents/{{incident}}/{name}", [new("incident", "incident")], type == typeof(OfferHandOff) ? "Hand-offs" : "Incidents");
    }
}
