using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace RightCall.Cli;

/// <summary>How every command is run: the same exit codes, and help that ends in examples.</summary>
/// <remarks>Exit codes: 0 fine; 1 the answer is no (a check fails, two versions differ); 2 the input is wrong, and nothing was done.</remarks>
internal static class CommandLine
{
    /// <summary>The input is wrong, and nothing was done.</summary>
    public const int WrongInput = 2;

    /// <summary>Parses and runs.</summary>
    public static int Run(string[] args, RootCommand root)
    {
        foreach (var option in root.Options) if (option is HelpOption help) help.Action = new HelpWithExamples((HelpAction)help.Action!);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count == 0 || parsed.Action is HelpWithExamples) return parsed.Invoke();
        foreach (var error in parsed.Errors) Console.Error.WriteLine($"rightcall: {error.Message}");
        Console.Error.WriteLine($"rightcall: see '{PathOf(parsed.CommandResult)} --help'.");
        return WrongInput;
    }

    private static string PathOf(CommandResult command) => command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "rightcall";

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is not CommandWithExamples { Examples.Length: > 0 } command) return code;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in command.Examples) output.WriteLine($"  {example}");
            output.WriteLine();
            return code;
        }
    }
}

/// <summary>A command whose help ends in examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does.</param>
/// <param name="examples">Whole command lines.</param>
internal sealed class CommandWithExamples(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines.</summary>
    public string[] Examples { get; } = examples;
}
