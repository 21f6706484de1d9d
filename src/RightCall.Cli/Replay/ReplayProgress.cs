using RightCall.Planning.Replays;
using Spectre.Console;

namespace RightCall.Cli.Replay;

/// <summary>A progress bar on standard error, where that is a terminal.</summary>
internal static class ReplayProgress
{
    /// <summary>Runs one policy's replay and shows how far it is.</summary>
    public static PolicyResult Show(string policy, int calls, Func<Action<int>?, PolicyResult> run)
    {
        if (Console.IsErrorRedirected) return run(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(progress =>
        {
            var task = progress.AddTask(Markup.Escape(policy), maxValue: calls);
            return run(done => task.Value = done);
        });
    }
}
