using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Rows;
using RightCall.Journal.Stores;

namespace RightCall.Journal.Tests.Stores;

/// <summary>Makes rows as a store keeps them.</summary>
internal static class StoredRows
{
    /// <summary>So many rows after a head.</summary>
    public static List<StoredRow> After(JournalHead head, int count, AreaId? area = null, Func<long, CommandId>? id = null)
    {
        var codec = new RowCodec();
        List<StoredRow> rows = [];
        for (var i = 0; i < count; i++)
        {
            var row = Journals.Row(head.Sequence + 1);
            if (id is not null) row = row with { Command = row.Command with { Id = id(row.Sequence) } };
            var body = codec.Encode(area ?? Journals.Area, row).ToArray();
            head = new(row.Sequence, HashChain.HashOf(head.Hash, body));
            rows.Add(new(row.Sequence, row.Command.Id, body, head.Hash));
        }
        return rows;
    }

    public static JournalHead HeadOf(this IReadOnlyList<StoredRow> rows) => new(rows[^1].Sequence, rows[^1].Hash);
}
