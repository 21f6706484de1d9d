using RightCall.Domain.Natures;

namespace RightCall.Rules.Protocols;

/// <summary>Where a question or a clause stands.</summary>
/// <param name="File">The file, as it was named to the reader.</param>
/// <param name="Line">The line of its id.</param>
/// <param name="Subject">Such as <c>clause weapon-in-hand</c>.</param>
public sealed record Place(string File, int Line, string Subject)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line} {Subject}";
}

/// <summary>Where the questions and clauses of each nature stand, those of shared files included. A protocol itself does not know: its hash is that of what it says.</summary>
public sealed class RulePlaces
{
    private readonly Dictionary<(string Nature, string Subject), Place> _places = [];

    internal void Add(string nature, string file, int line, string subject) => _places[(nature, subject)] = new(file, line, subject);

    /// <summary>The place of <c>clause ID</c> or <c>question ID</c>; null where it was not read from a file.</summary>
    public Place? Of(NatureId nature, string subject) => _places.GetValueOrDefault((nature.ToString(), subject));
}
