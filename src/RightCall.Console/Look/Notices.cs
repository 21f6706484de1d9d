using RightCall.Console.Centre;
using RightCall.Console.Words;

namespace RightCall.Console.Look;

/// <summary>Something that a person has to know, until they put it away.</summary>
/// <param name="Text">What.</param>
/// <param name="Detail">More of it.</param>
/// <param name="IsBad">Whether something went wrong.</param>
public sealed record Notice(string Text, string? Detail, bool IsBad);

/// <summary>What a person has to know. Refusals stay until they are put away; the rest goes by itself.</summary>
public sealed class Notices
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(6);
    private readonly List<Notice> _all = [];

    /// <summary>All of them, the newest last.</summary>
    public IReadOnlyList<Notice> All => _all;

    /// <summary>One came or went.</summary>
    public event Action? Changed;

    /// <summary>Tells something that was done.</summary>
    public async void Tell(string text)
    {
        var notice = new Notice(text, null, false);
        Add(notice);
        await Task.Delay(Shown);
        PutAway(notice);
    }

    /// <summary>Tells why something was refused.</summary>
    public void Refused(Problem problem) => Add(new(CommonWords.NotSent, RefusalWords.Of(problem), true));

    /// <summary>Something failed that should not.</summary>
    public void Failed() => Add(new(CommonWords.NotSent, null, true));

    /// <summary>Somebody has seen it.</summary>
    public void PutAway(Notice notice)
    {
        if (_all.Remove(notice)) Changed?.Invoke();
    }

    private void Add(Notice notice)
    {
        _all.Add(notice);
        if (_all.Count > 5) _all.RemoveAt(0);
        Changed?.Invoke();
    }
}
