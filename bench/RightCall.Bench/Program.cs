using RightCall.Roads.Bench;

switch (args)
{
    case ["--list"]:
        Console.WriteLine("roads");
        return 0;
    case [] or ["roads"]:
        return RoadsSuite.Run([]);
    case ["roads", .. var rest]:
        return RoadsSuite.Run(rest);
    default:
        Console.Error.WriteLine($"There is no suite '{args[0]}': script/bench --list names them.");
        return 2;
}
