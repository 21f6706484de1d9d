using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Geo;
using RightCall.Journal;

namespace RightCall.Server.Areas;

/// <summary>A command on its way to the process where its area lives.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Actor">Who gives it.</param>
/// <param name="Role">As what.</param>
/// <param name="Desk">At which desk.</param>
/// <param name="Body">The body's bytes.</param>
/// <param name="NotAfter">Until when, in ticks since 1970.</param>
[GenerateSerializer, Immutable, Alias("rightcall.command")]
internal sealed record GivenCommand([property: Id(0)] Guid Id, [property: Id(1)] string Actor, [property: Id(2)] int Role, [property: Id(3)] string? Desk, [property: Id(4)] byte[] Body,
    [property: Id(5)] long? NotAfter)
{
    public static GivenCommand Of(Submission given) => new(given.Id.Value, given.Actor.Id.Value, (int)given.Actor.Role, given.Actor.Desk?.Value, CommandBytes.Write(given.Body), given.NotAfter?.ToUnixTimeTicks());

    public Submission Submission => new(new(Id), new(new(Actor), (Role)Role, Desk is { } desk ? new DeskId(desk) : null), CommandBytes.Read(Body), NotAfter is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null);
}

/// <summary>What became of a command.</summary>
internal enum AnswerKind
{
    /// <summary>Accepted; the row has the events.</summary>
    Accepted,
    /// <summary>Accepted, and nothing happened: there is no row.</summary>
    Nothing,
    /// <summary>Refused.</summary>
    Refused,
    /// <summary>It is not known: give it again.</summary>
    Again,
    /// <summary>The store cannot write now.</summary>
    Unavailable,
}

/// <summary>The answer to a command on its way back.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Sequence">The row's number.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="Text">Why.</param>
[GenerateSerializer, Immutable, Alias("rightcall.answer")]
internal sealed record AreaAnswer([property: Id(0)] AnswerKind Kind, [property: Id(1)] long Sequence = 0, [property: Id(2)] string Code = "", [property: Id(3)] string Text = "")
{
    public static AreaAnswer Of(Reply reply, CommandBody body) => reply switch
    {
        Refused refused => new(AnswerKind.Refused, 0, refused.Code, refused.Text),
        Accepted { Events.IsEmpty: true } accepted when body is Tick => new(AnswerKind.Nothing, accepted.Sequence),
        Accepted accepted => new(AnswerKind.Accepted, accepted.Sequence),
        _ => throw new InvalidOperationException($"Nobody knows how a {reply.GetType().Name} is sent."),
    };
}

/// <summary>Where a unit was seen, on its way to the process where its area lives.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="LatitudeE7">Latitude.</param>
/// <param name="LongitudeE7">Longitude.</param>
/// <param name="AsOf">When, in ticks since 1970.</param>
[GenerateSerializer, Immutable, Alias("rightcall.position")]
internal sealed record GivenPosition([property: Id(0)] string Unit, [property: Id(1)] int LatitudeE7, [property: Id(2)] int LongitudeE7, [property: Id(3)] long AsOf)
{
    public static GivenPosition Of(SeenUnit seen) => new(seen.Unit.ToString(), seen.Position.Point.LatitudeE7, seen.Position.Point.LongitudeE7, seen.Position.AsOf.ToUnixTimeTicks());

    public SeenUnit Seen => new(new(Unit), new(new GeoPoint(LatitudeE7, LongitudeE7), Instant.FromUnixTimeTicks(AsOf)));
}

/// <summary>Positions that changed.</summary>
/// <param name="Seen">The positions.</param>
/// <param name="Version">The version now.</param>
[GenerateSerializer, Immutable, Alias("rightcall.positions")]
internal sealed record GivenPositions([property: Id(0)] GivenPosition[] Seen, [property: Id(1)] long Version);

/// <summary>The area cannot be read now where it should live. Try again.</summary>
[GenerateSerializer, Alias("rightcall.unreadable")]
internal sealed class AreaUnreadableException(string message) : Exception(message);
