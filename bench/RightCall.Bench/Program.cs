using RightCall.Bench.Core;
using RightCall.Roads.Bench;

// One line for each suite.
switch (args)
{
    case ["--list"]:
        Console.WriteLine("core");
        Console.WriteLine("roads");
        return 0;
    case []:
        return CoreSuite.Run() | RoadsSuite.Run([]);
    case ["core"]:
        return CoreSuite.Run();
    case ["roads", .. var rest]:
        return RoadsSuite.Run(rest);
    default:
        Console.Error.WriteLine($"There is no suite '{args[0]}': script/bench --list names them.");
        return 2;
}
