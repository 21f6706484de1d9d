using System.Collections.Immutable;
using RightCall.Domain.Triage;
using RightCall.Rules.Proof.Diagrams;

namespace RightCall.Rules.Proof.Checks;

/// <summary>The city's own properties.</summary>
internal static class PropertyChecks
{
    public static void Run(ProofContext context, ImmutableArray<CityProperty> properties)
    {
        foreach (var property in properties)
        {
            if (property.ConditionIn(context.Protocol) is not { } when) continue;
            foreach (var term in context.Model.Terms(when, -1)) Prove(context, property, term);
        }
    }

    private static void Prove(ProofContext context, CityProperty property, Term when)
    {
        if (property.LevelAtLeast is { } level) Include(context, property, when, $"level at least {(int)level}", Output.LevelAtLeast((int)level));
        if (property.PriorityAtMost is { } priority) Include(context, property, when, $"priority at most {(int)priority}", Output.PriorityAtMost((int)priority));
        foreach (var kind in property.NeedsInclude) Include(context, property, when, Output.Need(kind).Name, Output.Need(kind));
        foreach (var kind in property.NeedsExclude)
            foreach (var term in context.Terms(Output.Need(kind)))
                context.Prove(context.Ask().Require(when).Require(term), ViolationKind.CityProperty, $"{property.Id}: no {Output.Need(kind).Name}",
                    _ => $"{property.Id}: {Output.Need(kind).Name} may not be. {property.Reason}");
        foreach (var name in property.FlagsInclude.Names())
        {
            var flag = Output.Flag(FlagIds.Find(name)!.Value);
            Include(context, property, when, flag.Name, flag);
        }
    }

    private static void Include(ProofContext context, CityProperty property, Term when, string what, Output output) =>
        context.Prove(context.Ask().Require(when).Forbid(context.Terms(output)), ViolationKind.CityProperty, $"{property.Id}: {what}",
            _ => $"{property.Id}: {what} is missing. {property.Reason}");
}
