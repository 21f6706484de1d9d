using CsCheck;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;

namespace RightCall.Domain.Tests.Areas;

/// <summary>The table against the framework's own sorted dictionary.</summary>
public sealed class SortedTableTests
{
    [Fact]
    public void A_history_of_calls_is_a_sorted_dictionary_that_never_changes() => Gen.Select(Gen.Int[101, 180], Gen.Bool).Array[0, 300].Sample(steps =>
    {
        var (area, model) = (TestArea.Empty(), new SortedDictionary<CallId, int>());
        foreach (var (number, rings) in steps)
        {
            var (id, before, countBefore) = (new CallId(TestArea.Id(number)), area.State.Calls, area.State.Calls.Count);
            if (rings && !model.ContainsKey(id)) model[id] = area.Given(new Ring(id, CallMode.Voice, CallSource.Public, null, [])).Call(id).Number;
            else if (!rings && model.Remove(id)) area.Given(new AnswerCall(id)).Given(new HangUp(id, CallEnd.Completed)).Given(new DisposeCall(id, CallDisposition.Test));
            area.After(Duration.FromMilliseconds(10));
            if (before.Count != countBefore || area.State.Calls.Contains(id) != model.ContainsKey(id)) return false;
        }
        return area.State.Calls.Select(c => (c.Key, c.Value.Number)).SequenceEqual(model.Select(m => (m.Key, m.Value))) && area.State.Calls.Count == model.Count
            && model.All(m => area.State.Calls.TryGet(m.Key, out var call) && call.Number == m.Value) && area.State.Calls.Earliest?.Due == area.State.Calls.Select(c => c.Value.Due).Min();
    }, iter: Tier.Count(fast: 30, ci: 200, soak: 5_000));
}
