namespace RightCall.Server.Tests.Hosting;

/// <summary>People who work at a centre while something else is tried.</summary>
internal static class Load
{
    private const int Clients = 4;

    /// <summary>Lets them work until something is done.</summary>
    /// <returns>What they were answered.</returns>
    public static async Task<Ledger> WhileAsync(CentreProcess centre, Func<Ledger, Task> doneAsync)
    {
        using var end = new CancellationTokenSource();
        var ledger = new Ledger();
        LedgerClient[] clients = [.. Enumerable.Range(0, Clients).Select(i => new LedgerClient(ledger, i, centre.Address))];
        var work = Task.WhenAll(clients.Select(c => c.WorkAsync(end.Token)));
        await doneAsync(ledger);
        await end.CancelAsync();
        await work;
        foreach (var client in clients) client.Dispose();
        return ledger;
    }
}
