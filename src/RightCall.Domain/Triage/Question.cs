using System.Collections.Immutable;

namespace RightCall.Domain.Triage;

/// <summary>What a question is about, where a rule of the domain depends on it.</summary>
public enum QuestionRole : byte
{
    /// <summary>No rule depends on it.</summary>
    None,
    /// <summary>A danger question of no particular kind.</summary>
    Danger,
    /// <summary>Weapons. A non-answer always adds <see cref="Flags.ApproachWithCare"/>.</summary>
    Weapon,
    /// <summary>Violence. A non-answer always adds <see cref="Flags.ApproachWithCare"/>.</summary>
    Violence,
    /// <summary>Awake. A non-answer adds EMS.</summary>
    Awake,
    /// <summary>Breathing. A non-answer adds EMS.</summary>
    Breathing,
}

/// <summary>Topics that may never add police by themselves.</summary>
public enum ProtectedTopic : byte
{
    /// <summary>None of them.</summary>
    None,
    /// <summary>A diagnosis.</summary>
    Diagnosis,
    /// <summary>Homelessness.</summary>
    Homelessness,
    /// <summary>Drug use.</summary>
    DrugUse,
    /// <summary>Past contact with police.</summary>
    PoliceHistory,
    /// <summary>The history of an address.</summary>
    AddressHistory,
    /// <summary>Language.</summary>
    Language,
    /// <summary>Race.</summary>
    Race,
}

/// <summary>One answer that a question offers.</summary>
/// <param name="Id">Its id, unique in the question.</param>
/// <param name="Text">What the call-taker sees.</param>
/// <param name="Safe">Whether the answer says that this danger is not there.</param>
public sealed record AnswerOption(string Id, LocalText Text, bool Safe);

/// <summary>One question of a protocol. Immutable.</summary>
public sealed class Question
{
    private readonly byte[] _ranks;
    private readonly int _safeMask;

    /// <summary>A question.</summary>
    /// <param name="id">Its id, unique in the protocol.</param>
    /// <param name="text">What the call-taker asks.</param>
    /// <param name="options">1 to 6 answers, in the order in which they are shown.</param>
    /// <param name="dangerOrder">The answers' places from the safest to the gravest; empty where the answers have no order of danger.</param>
    /// <param name="role">What it is about.</param>
    /// <param name="topic">The protected topic that it asks about, if any.</param>
    /// <param name="guard">When it is asked; reads earlier questions only.</param>
    /// <param name="fromOpening">Whether it belongs to the opening that every call begins with.</param>
    public Question(string id, LocalText text, ImmutableArray<AnswerOption> options, ImmutableArray<int> dangerOrder, QuestionRole role, ProtectedTopic topic,
        Condition guard, bool fromOpening)
    {
        (Id, Text, Options, DangerOrder, Role, Topic, Guard, FromOpening) = (id, text, options, dangerOrder, role, topic, guard, fromOpening);
        for (var i = 0; i < options.Length; i++) if (options[i].Safe) _safeMask |= AnswerCode.OfAnswer(i).Bit;
        _ranks = RanksFor(options, dangerOrder);
    }

    /// <summary>Its id.</summary>
    public string Id { get; }
    /// <summary>What is asked.</summary>
    public LocalText Text { get; }
    /// <summary>The answers, in the order in which they are shown.</summary>
    public ImmutableArray<AnswerOption> Options { get; }
    /// <summary>Places in <see cref="Options"/> from the safest answer to the gravest; empty where there is no order.</summary>
    public ImmutableArray<int> DangerOrder { get; }
    /// <summary>What it is about.</summary>
    public QuestionRole Role { get; }
    /// <summary>The protected topic that it asks about.</summary>
    public ProtectedTopic Topic { get; }
    /// <summary>When it is asked.</summary>
    public Condition Guard { get; }
    /// <summary>Whether it belongs to the opening.</summary>
    public bool FromOpening { get; }

    /// <summary>Whether the answers are ordered by danger.</summary>
    public bool IsOrdered => !DangerOrder.IsEmpty;
    /// <summary>Whether it is one of the danger questions, each of which must be answered safe before a level of 0 or 1.</summary>
    public bool IsDanger => Role != QuestionRole.None;
    /// <summary>Bits of the answers that are safe.</summary>
    public int SafeMask => _safeMask;
    /// <summary>Bits of all answers, non-answers left out.</summary>
    public int AnswerMask => ((1 << Options.Length) - 1) << AnswerCode.FirstAnswer;
    /// <summary>Bits of everything that the question can be: not asked, the non-answers, the answers.</summary>
    public int FullMask => AnswerMask | AnswerCode.NotAsked.Bit | AnswerCode.Unknown.Bit | AnswerCode.Refused.Bit;

    /// <summary>The code of an answer's or non-answer's id; null where the question has no such answer.</summary>
    public AnswerCode? CodeOf(string id)
    {
        for (var i = 0; i < Options.Length; i++) if (Options[i].Id == id) return AnswerCode.OfAnswer(i);
        return id switch
        {
            AnswerCode.UnknownId => AnswerCode.Unknown,
            AnswerCode.RefusedId => AnswerCode.Refused,
            AnswerCode.NotAskedId => AnswerCode.NotAsked,
            _ => null,
        };
    }

    /// <summary>The id of a code.</summary>
    public string IdOf(AnswerCode code) => code.Value switch
    {
        0 => AnswerCode.NotAskedId,
        1 => AnswerCode.UnknownId,
        2 => AnswerCode.RefusedId,
        _ => Options[code.Value - AnswerCode.FirstAnswer].Id,
    };

    /// <summary>How dangerous an answer counts when givers differ: safe answers lowest, then <em>unknown</em>, then <em>refused</em>, then the dangerous ones.</summary>
    public int Rank(AnswerCode code) => _ranks[code.Value];

    private static byte[] RanksFor(ImmutableArray<AnswerOption> options, ImmutableArray<int> order)
    {
        var ranks = new byte[AnswerCode.FirstAnswer + options.Length];
        byte next = 1;
        var placed = 0;
        // Without an order every definite answer outranks a non-answer and none outranks another.
        if (order.IsEmpty)
        {
            (ranks[1], ranks[2]) = (1, 2);
            Array.Fill(ranks, (byte)3, AnswerCode.FirstAnswer, options.Length);
            return ranks;
        }
        while (placed < order.Length && options[order[placed]].Safe) ranks[AnswerCode.FirstAnswer + order[placed++]] = next++;
        ranks[AnswerCode.Unknown.Value] = next++;
        ranks[AnswerCode.Refused.Value] = next++;
        while (placed < order.Length) ranks[AnswerCode.FirstAnswer + order[placed++]] = next++;
        return ranks;
    }
}
