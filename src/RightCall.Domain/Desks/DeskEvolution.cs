using RightCall.Domain.Areas;

namespace RightCall.Domain.Desks;

internal static class DeskEvolution
{
    public static AreaState Evolve(AreaState state, DeskEvent @event) => @event switch
    {
        DeskLoggedOn e => state with { Desks = state.Desks.SetItem(e.Person, new(e.Person, e.Role, e.Desk, e.At)), LastAt = e.At },
        DeskLoggedOff e when state.Desks.ContainsKey(e.Person) => state with { Desks = state.Desks.Remove(e.Person), LastAt = e.At },
        DeskActed e when state.Desks.TryGetValue(e.Person, out var session) => state with { Desks = state.Desks.SetItem(e.Person, session with { LastActed = e.At }), LastAt = e.At },
        _ => throw Area.Corrupt(@event),
    };
}
