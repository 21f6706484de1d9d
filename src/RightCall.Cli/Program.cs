using System.CommandLine;
using RightCall.Cli;
using RightCall.Cli.City;
using RightCall.Cli.Journal;
using RightCall.Cli.Plans;
using RightCall.Cli.Protocols;
using RightCall.Cli.Replay;

// One line for each command. A command is a class with Create() in the folder of its subject.
return CommandLine.Run(args, new RootCommand("RightCall decides who goes first, and why: protocols, response plans, and replays of a city's call log.")
{
    new Command("protocol", "Protocols: what is asked, and what each set of answers means.")
    {
        ListCommand.Create(),
        AskCommand.Create(),
        CasesCommand.Create(),
        DiffCommand.Create(),
        ShowCommand.Create(),
        CardsCommand.Create(),
        CheckCommand.Create(),
    },
    new Command("plan", "Response plans: who is sent for a determination, in which order, within which time.")
    {
        PlanCheckCommand.Create(),
    },
    new Command("city", "City packs: streets, zones, sites and places, from open data.")
    {
        CityBuildCommand.Create(),
        CityCheckCommand.Create(),
        CityInfoCommand.Create(),
        CityDemoCommand.Create(),
        CityPictureCommand.Create(),
        CityTileCommands.CreateOne(),
        CityTileCommands.CreateAll(),
    },
    PlaceCommand.Create(),
    JournalCommands.Create(),
    ReplayCommand.Create(),
    ExplainCommand.Create(),
});
