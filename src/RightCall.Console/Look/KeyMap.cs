namespace RightCall.Console.Look;

/// <summary>A key and what it does.</summary>
/// <param name="Key">Its name, such as <c>F2</c> or <c>ctrl+Enter</c>: npm/src/keys.js.</param>
/// <param name="Text">What it does, for the map of keys.</param>
/// <param name="Do">What it does.</param>
public sealed record KeyBinding(string Key, string Text, Func<Task> Do)
{
    /// <summary>A key of something that is over at once.</summary>
    public KeyBinding(string key, string text, Action act) : this(key, text, () => { act(); return Task.CompletedTask; }) { }
}

/// <summary>All keys of what is on the screen. What came last is asked first: a dialog before its page.</summary>
public sealed class KeyMap(Notices notices)
{
    private readonly List<Func<IEnumerable<KeyBinding>>> _scopes = [];

    /// <summary>Every key that does something now.</summary>
    public IEnumerable<KeyBinding> All => Enumerable.Reverse(_scopes).SelectMany(s => s()).DistinctBy(b => b.Key);

    /// <summary>Adds keys until the result is disposed.</summary>
    public IDisposable Use(Func<IEnumerable<KeyBinding>> bindings)
    {
        _scopes.Add(bindings);
        return new Scope(this, bindings);
    }

    /// <summary>Does what a key does. Whether it does anything.</summary>
    public bool Handle(string key)
    {
        if (All.FirstOrDefault(b => b.Key == key) is not { } binding) return false;
        _ = DoAsync(binding);
        return true;
    }

    private async Task DoAsync(KeyBinding binding)
    {
        try
        {
            await binding.Do();
        }
        catch (Exception)
        {
            // A key that fails must not take the page with it.
            notices.Failed();
            throw;
        }
    }

    private sealed class Scope(KeyMap keys, Func<IEnumerable<KeyBinding>> bindings) : IDisposable
    {
        public void Dispose() => keys._scopes.Remove(bindings);
    }
}
