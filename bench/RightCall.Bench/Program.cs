using RightCall.Bench.Core;
using RightCall.Bench.Journal;
using RightCall.Bench.Server;
using RightCall.Bench.Places;
using RightCall.Roads.Bench;

// One line for each suite.
switch (args)
{
    case ["--list"]:
        Console.WriteLine("core");
        Console.WriteLine("journal");
        Console.WriteLine("places");
        Console.WriteLine("roads");
        Console.WriteLine("server");
        Console.WriteLine("streets");
        return 0;
    case []:
        return CoreSuite.Run() | StreetSuite.Run() | RoadsSuite.Run([]) | PlacesSuite.Run([]) | JournalSuite.Run() | ServerSuite.Run();
    case ["server"]:
        return ServerSuite.Run();
    case ["journal"]:
        return JournalSuite.Run();
    case ["core"]:
        return CoreSuite.Run();
    case ["places", .. var packs]:
        return PlacesSuite.Run(packs);
    case ["streets"]:
        return StreetSuite.Run();
    case ["roads", .. var rest]:
        return RoadsSuite.Run(rest);
    default:
        Console.Error.WriteLine($"There is no suite '{args[0]}': script/bench --list names them.");
        return 2;
}
