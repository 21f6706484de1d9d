using System.Collections.Immutable;
using System.Text;
using RightCall.Domain.Areas;
using RightCall.Domain.Canonical;
using RightCall.Domain.Natures;
using RightCall.Domain.Plans;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Chances;
using RightCall.Planning.Fleets;
using RightCall.Planning.Logs;
using RightCall.Planning.Replays;
using RightCall.Planning.Times;
using RightCall.Rules;

namespace RightCall.Planning.Tests.Replays;

/// <summary>The rule files, figures and mappings that ship, read once.</summary>
internal static class Shipped
{
    private static readonly Lazy<ImmutableSortedDictionary<NatureId, Protocol>> LazyProtocols = new(() => RuleFiles.ReadProtocols(RepositoryRoot.File("protocols")).ValueOrThrow());
    private static readonly Lazy<Policy> LazyPoliceFirst = new(() => ReadPolicy("police-first"));
    private static readonly Lazy<Policy> LazyRightResponder = new(() => ReadPolicy("right-responder"));

    public static ImmutableSortedDictionary<NatureId, Protocol> Protocols => LazyProtocols.Value;
    public static Policy PoliceFirst => LazyPoliceFirst.Value;
    public static Policy RightResponder => LazyRightResponder.Value;
    public static TruthModel Truths { get; } = TruthFile.Read("truths.yaml", Text("protocols", "truths.yaml"), Rulebooks.Create(Protocols, RightResponder));
    public static AnswerModel Answers { get; } = AnswerFile.Read("answers.yaml", Text("protocols", "answers.yaml"), Rulebooks.Create(Protocols, RightResponder));
    public static TimeModel Times { get; } = TimeFile.Read("times.yaml", Text("protocols", "times.yaml"));

    public static LogMapping Mapping(params string[] path) => MappingFile.Read(path[^1], Text(path), [.. Protocols.Keys]);

    public static CallLog Day() => Log(Mapping("samples", "day", "map.yaml"), Text("samples", "day", "day.csv"));

    public static CallLog Log(LogMapping mapping, string csv) => LogReader.Read("log.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv)), mapping);

    /// <summary>The first rows of the made-up day: enough for a quick replay.</summary>
    public static CallLog Morning(int rows = 150) => Log(Mapping("samples", "day", "map.yaml"), string.Join('\n', Text("samples", "day", "day.csv").Split('\n').Take(rows + 1)) + "\n");

    public static CallerModel Callers(ulong seed, Variant variant = Variant.Middle) => new(Rulebooks.Create(Protocols, RightResponder), Truths, Answers, variant, new Chance(seed));

    public static ReplayInputs Inputs(CallLog log, ulong seed = 1, Variant variant = Variant.Middle, Fleet? fleet = null) =>
        new(log, Protocols, Truths, Answers, Times, fleet ?? FleetProposal.For(log, Protocols, [PoliceFirst, RightResponder], Callers(1), Times), seed, variant);

    public static string Text(params string[] path) => File.ReadAllText(RepositoryRoot.File(path));

    private static Policy ReadPolicy(string name) => RuleFiles.ReadPolicy(RepositoryRoot.File("plans", name + ".yaml")).ValueOrThrow();
}

/// <summary>Keeps rows.</summary>
internal sealed class RowList : IRowSink
{
    public List<Row> Rows { get; } = [];

    public void Append(Row row) => Rows.Add(row);
}
