using RightCall.Domain.Areas;

namespace RightCall.Domain.Desks;

internal static class DeskEvolution
{
    public static AreaState Evolve(AreaState state, DeskEvent @event) => @event switch
    {
        DeskLoggedOn e => state with { Desks = state.Desks.With(e.Person, new(e.Person, e.Role, e.Desk, e.At)), LastAt = e.At },
        DeskLoggedOff e when state.Desks.Contains(e.Person) => state with { Desks = state.Desks.Without(e.Person), LastAt = e.At },
        DeskActed e when state.Desks.TryGet(e.Person, out var session) => state with { Desks = state.Desks.With(e.Person, session with { LastActed = e.At }), LastAt = e.At },
        _ => throw Area.Corrupt(@event),
    };
}
