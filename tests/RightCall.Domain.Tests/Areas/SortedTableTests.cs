using CsCheck;
using RightCall.Domain.Areas;

namespace RightCall.Domain.Tests.Areas;

/// <summary>The table against the framework's own sorted dictionary.</summary>
public sealed class SortedTableTests
{
    [Fact]
    public void It_is_a_sorted_dictionary_that_never_changes() => Gen.Int[0, 200].Select(Gen.Int[0, 3]).Array[0, 400].Sample(steps =>
    {
        var (table, model) = (AreaState.Empty(new("x")).Timers, new SortedDictionary<DueKey, byte>());
        foreach (var (key, what) in steps)
        {
            var row = new DueKey(NodaTime.Instant.FromUnixTimeSeconds(key / 2), (DueKind)(key % 2), TestArea.Id(key));
            var before = table;
            var countBefore = table.Count;
            if (what == 0)
            {
                model.Remove(row);
                table = table.Without(row);
            }
            else
            {
                model[row] = (byte)what;
                table = table.With(row, (byte)what);
            }
            if (before.Count != countBefore || table.Count != model.Count || table.Contains(row) != model.ContainsKey(row)) return false;
            if (table.TryFirst(out var first, out _) && first != model.First().Key) return false;
        }
        return table.SequenceEqual(model) && model.All(m => table.TryGet(m.Key, out var value) && value == m.Value);
    });
}
