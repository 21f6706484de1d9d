using RightCall.Domain;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Planning.Callers;
using RightCall.Planning.Chances;
using RightCall.Planning.Logs;

namespace RightCall.Planning.Reports;

/// <summary>How many mental-health incidents of a log could go to somebody without an officer, under one variant. Triage alone: nobody is sent.</summary>
/// <param name="Variant">Which variant of the uncertain figures.</param>
/// <param name="Eligible">Those that need no officer by the answers of the whole interview.</param>
/// <param name="Narrow">Those that New York's rule would take too: no weapon, no violence or threat, no immediate medical need, nothing of it unknown.</param>
public sealed record EligibleShare(Variant Variant, Share Eligible, Share Narrow)
{
    /// <summary>The published share of New York's B-HEARD, fiscal years 2022 to 2024.</summary>
    public static readonly Share Published = new(37_113, 96_291);

    /// <summary>The share of a log under one variant.</summary>
    public static EligibleShare Of(CallLog log, Rulebook rules, TruthModel truths, AnswerModel answers, Variant variant, ulong seed)
    {
        var callers = new CallerModel(rules, truths, answers, variant, new Chance(seed));
        var (all, eligible, narrow) = (0, 0, 0);
        foreach (var call in log.Calls)
        {
            var nature = callers.For(call.Nature);
            if (nature.Protocol.Family != Family.MentalHealth) continue;
            all++;
            var codes = Interview(callers, nature, call.Row);
            var determination = TriageEngine.Determine(nature.Protocol, codes);
            if (determination.NeedsOfficer) continue;
            eligible++;
            if (!determination.Needs.Overlaps(ResponderKinds.Ems) && !determination.Needs.Contains(ResponderKind.Fire) && !HasUnknownDanger(nature.Protocol, codes)) narrow++;
        }
        return new(variant, new(eligible, all), new(narrow, all));
    }

    private static byte[] Interview(CallerModel callers, NatureCallers nature, int row)
    {
        var caller = callers.Draw(nature, row);
        var questions = nature.Protocol.Questions;
        var codes = new byte[questions.Length];
        for (var q = 0; q < codes.Length && q < caller.HangsUpAfter; q++) if (questions[q].Guard.Holds(codes)) codes[q] = callers.Answer(nature, row, caller, q);
        return codes;
    }

    private static bool HasUnknownDanger(Protocol protocol, byte[] codes)
    {
        for (var q = 0; q < codes.Length; q++)
            if (protocol.Questions[q].Role is QuestionRole.Weapon or QuestionRole.Violence && (protocol.Questions[q].SafeMask & (1 << codes[q])) == 0) return true;
        return false;
    }
}
