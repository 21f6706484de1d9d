using System.Globalization;

namespace RightCall.Roads.Bench;

/// <summary>Takes times and prints them.</summary>
internal static class Measure
{
    /// <summary>The best of several runs in microseconds of processor time, which other programs on the machine disturb least; a first run, which compiles,
    /// does not count. The compiler and the garbage collector work for the same process, so their time is in it where they run meanwhile.</summary>
    public static double Best(int runs, Action run)
    {
        run();
        double best = double.MaxValue;
        for (int i = 0; i < runs; i++)
        {
            if (i == runs / 2) Thread.Sleep(120);   // The compiler makes its better code in the background meanwhile.
            best = Math.Min(best, Once(run));
        }
        return best;
    }

    /// <summary>Processor time of one run, in microseconds.</summary>
    public static double Once(Action run)
    {
        var before = Now();
        run();
        return (Now() - before).TotalMicroseconds;
    }

    private static TimeSpan Now() => Environment.CpuUsage.TotalTime;

    /// <summary>Prints one figure.</summary>
    public static void Print(string what, double figure, string unit, string note = "") =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-60} {figure,12:N2} {unit}{(note.Length > 0 ? $"   {note}" : "")}"));
}
