namespace RightCall.Cli.City;

/// <summary>What every city command does with a pack or a file that cannot be used: one line, and the exit code for wrong input.</summary>
internal static class CityInput
{
    /// <summary>Runs; returns what it returns, or the code for wrong input.</summary>
    public static int Run(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"rightcall: {e.Message}");
            return CommandLine.WrongInput;
        }
    }
}
