using RightCall.Domain;
using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Planning.Chances;

namespace RightCall.Planning.Callers;

/// <summary>Who is on the line, drawn from the seed and the call alone: every policy meets the same.</summary>
/// <param name="Kind">Which of the nature's kinds of truth.</param>
/// <param name="Truth">What is really so: one code for each question of the protocol, 0 where the question does not arise.</param>
/// <param name="Relation">The caller's relation to the person, as a place in <see cref="CallerModel.RelationNames"/>.</param>
/// <param name="Language">The language, as a place in <see cref="CallerModel.LanguageNames"/>; 0 is the centre's own.</param>
/// <param name="HangsUpAfter">How many answers come before the caller hangs up; the greatest value for never.</param>
/// <param name="SecondCaller">Whether a second caller reports the same.</param>
public readonly record struct Caller(int Kind, byte[] Truth, int Relation, int Language, int HangsUpAfter, bool SecondCaller);

/// <summary>Draws truths and the answers that callers give. Compiled from the files for one variant; safe to share between threads once made.</summary>
public sealed class CallerModel
{
    private static readonly Purpose ForKind = Purpose.Of("truth kind");
    private static readonly Purpose ForRelation = Purpose.Of("relation");
    private static readonly Purpose ForLanguage = Purpose.Of("language");
    private static readonly Purpose ForHangUp = Purpose.Of("hang up");
    private static readonly Purpose ForHangUpAfter = Purpose.Of("hang up after");
    private static readonly Purpose ForSecond = Purpose.Of("second caller");

    private readonly Dictionary<NatureId, NatureCallers> _natures = [];
    private readonly Chance _chance;
    private readonly double _hangUp, _second;
    private readonly double[] _languages;

    /// <summary>Compiles the files for one variant.</summary>
    public CallerModel(Rulebook rules, TruthModel truths, AnswerModel answers, Variant variant, Chance chance)
    {
        _chance = chance;
        (_hangUp, _second) = (answers.HangUp.In(variant), answers.SecondCaller.In(variant));
        _languages = answers.Languages.Cumulated(variant);
        LanguageNames = answers.Languages.Names;
        RelationNames = [.. answers.Relations.Keys];
        foreach (var (nature, protocol) in rules.Protocols) _natures[nature] = new(protocol, truths, answers, variant, RelationNames);
    }

    /// <summary>The relations, in order.</summary>
    public IReadOnlyList<string> RelationNames { get; }

    /// <summary>The languages, in order.</summary>
    public IReadOnlyList<string> LanguageNames { get; }

    /// <summary>What is compiled for one nature.</summary>
    public NatureCallers For(NatureId nature) => _natures[nature];

    /// <summary>Who is on the line.</summary>
    /// <param name="nature">What is compiled for the call's nature.</param>
    /// <param name="call">The call's number: its row in the log.</param>
    public Caller Draw(NatureCallers nature, int call)
    {
        var kind = Pick(nature.KindShares, _chance.Share(call, ForKind));
        var truth = nature.DrawTruth(kind, call, _chance);
        var relation = nature.RelationOf(truth) is >= 0 and var known ? known : Pick(nature.AnyRelation, _chance.Share(call, ForRelation));
        var hangsUp = _chance.Happens(_hangUp, call, ForHangUp) ? 1 + (int)(_chance.Share(call, ForHangUpAfter) * 8) : int.MaxValue;
        return new(kind, truth, relation, Pick(_languages, _chance.Share(call, ForLanguage)), hangsUp, _chance.Happens(_second, call, ForSecond));
    }

    /// <summary>What the caller says to one question: 1 unknown, 2 refused, or an answer's code.</summary>
    /// <param name="nature">What is compiled for the call's nature.</param>
    /// <param name="call">The call's number.</param>
    /// <param name="caller">Who is on the line.</param>
    /// <param name="question">The question's place in the protocol.</param>
    public byte Answer(NatureCallers nature, int call, in Caller caller, int question) => nature.Say(_chance, call, caller.Relation, caller.Language > 0, caller.Truth, question, voice: 1);

    /// <summary>What a second caller says, who stands by and knows less.</summary>
    public byte SecondAnswer(NatureCallers nature, int call, in Caller caller, int question) =>
        nature.Say(_chance, call, nature.Bystander, inOtherLanguage: false, caller.Truth, question, voice: 2);

    internal static int Pick(double[] cumulated, double share)
    {
        for (var i = 0; i < cumulated.Length - 1; i++) if (share < cumulated[i]) return i;
        return cumulated.Length - 1;
    }
}
