using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Erasing;
using RightCall.Journal.Rows;
using RightCall.Journal.Stores;

namespace RightCall.Journal;

/// <summary>Rows that are appended together, each made into its bytes when it is added: so a writer can stop before a group grows too large. Mutable; for one thread; used once.</summary>
public sealed class RowGroup
{
    private readonly AreaId _area;
    private readonly RowCodec _codec;
    private readonly RuleShelf _rules;
    private readonly List<Row> _rows = [];
    private readonly List<StoredRow> _stored = [];
    private readonly List<Adoption> _adoptions = [];
    private readonly List<Document> _documents = [];

    internal RowGroup(AreaId area, JournalHead after, RowCodec codec, RuleShelf rules) => (_area, End, _codec, _rules) = (area, after, codec, rules);

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>How long they are on the disk, without the store's own.</summary>
    public int Bytes { get; private set; }

    /// <summary>Whether a row puts rules in force. Such a group that was not stored leaves the journal of no more use: open it again.</summary>
    public bool AdoptsRules => _adoptions.Count > 0;

    /// <summary>When the area's earliest timer is due after them; null where that is as it was.</summary>
    public NextTimer? Timer { get; set; }

    /// <summary>Events of them that have to be told to others.</summary>
    public IReadOnlyList<Outgoing> Outbox { get; set; } = [];

    /// <summary>Where the journal ends with them.</summary>
    internal JournalHead End { get; private set; }

    /// <summary>Adds the next row.</summary>
    public void Add(Row row)
    {
        foreach (var adopted in row.Events.OfType<RulesAdopted>())
        {
            _adoptions.Add(new(row.Sequence, adopted.Hash));
            _documents.AddRange(RuleShelf.PartsOf(adopted.Rules));
            _rules.Add(adopted.Rules, row.Sequence);
        }
        var body = _codec.Encode(_area, row).ToArray();
        End = new(row.Sequence, HashChain.HashOf(End.Hash, body));
        Bytes += body.Length;
        _rows.Add(row);
        _stored.Add(new(row.Sequence, row.Command.Id, body, End.Hash));
    }

    internal AppendGroup WithKeys(IReadOnlyList<SealingKey> keys) => new(_stored)
    {
        Keys = keys, Documents = _documents, Adoptions = _adoptions, Timer = Timer, Outbox = Outbox,
        Erased = SubjectsOf<Erased>(e => e.Subjects), Held = SubjectsOf<HoldPlaced>(e => e.Subjects), Freed = SubjectsOf<HoldLifted>(e => e.Subjects),
    };

    private List<Subject> SubjectsOf<T>(Func<T, IEnumerable<string>> subjects) where T : JournalEvent =>
        [.. _rows.SelectMany(r => r.Events.OfType<T>()).SelectMany(subjects).Select(s => new Subject(s))];
}
