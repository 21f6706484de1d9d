using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Journal.Stores;

namespace RightCall.Server.Areas;

/// <summary>What an area's writer hands on. It runs in the loop, and must be quick.</summary>
/// <param name="Publish">Gets the journal's head, the rows of a group once they are durable, and the area after them.</param>
/// <param name="OutgoingOf">Which events of the rows have to be told to others: stored with them.</param>
internal sealed record AreaOutputs(Action<JournalHead, IReadOnlyList<Row>, AreaView> Publish, Func<IReadOnlyList<Row>, IReadOnlyList<Outgoing>> OutgoingOf);
