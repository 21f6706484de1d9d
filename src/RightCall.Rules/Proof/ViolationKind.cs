namespace RightCall.Rules.Proof;

/// <summary>What the check can find. The id in reports is the name in lower case with hyphens, such as <c>level-falls</c>.</summary>
public enum ViolationKind
{
    /// <summary>In some interview no clause gives a level, or none gives a priority.</summary>
    NoDetermination,
    /// <summary>A clause fires in no interview.</summary>
    DeadClause,
    /// <summary>A question is asked in no interview.</summary>
    UnreachableQuestion,
    /// <summary>A graver answer lowers the level.</summary>
    LevelFalls,
    /// <summary>A graver answer makes the priority less urgent.</summary>
    PriorityFalls,
    /// <summary>A graver answer takes away a need, the disqualifiers of a group, or the flag behavioural-health.</summary>
    NeedFalls,
    /// <summary>A non-answer gives a lower level than the safe answer.</summary>
    NonAnswerLowersLevel,
    /// <summary>A non-answer gives a less urgent priority than the safe answer.</summary>
    NonAnswerLowersPriority,
    /// <summary>A non-answer takes away a need that the safe answer has.</summary>
    NonAnswerLowersNeed,
    /// <summary>A non-answer on weapon, violence, awake or breathing does not add the flag approach-with-care.</summary>
    NonAnswerWithoutCare,
    /// <summary>A non-answer on awake or breathing does not add EMS.</summary>
    NonAnswerWithoutEms,
    /// <summary>A non-answer alone adds police.</summary>
    PoliceOnNonAnswer,
    /// <summary>Level 0 or 1 although a danger question was not answered safe.</summary>
    LowLevelWithoutSafeAnswer,
    /// <summary>Two instructions that contradict each other are given together.</summary>
    ContradictoryInstructions,
    /// <summary>In scope, and an officer is needed without a police disqualifier.</summary>
    PoliceWithoutGround,
    /// <summary>A protected topic (a diagnosis, homelessness, language …) adds or removes police or a police disqualifier.</summary>
    PoliceByProtectedTopic,
    /// <summary>An officer for a person who needs behavioural health care, though neither crime nor threat of injury is named.</summary>
    LawForbidsPolice,
    /// <summary>One of the city's own properties does not hold.</summary>
    CityProperty,
    /// <summary>The protocol is larger than what the check proves.</summary>
    Limit,
}

/// <summary>The ids of the kinds in reports.</summary>
public static class ViolationKinds
{
    private static readonly string[] Ids =
    [
        "no-determination", "dead-clause", "unreachable-question", "level-falls", "priority-falls", "need-falls", "non-answer-lowers-level",
        "non-answer-lowers-priority", "non-answer-lowers-need", "non-answer-without-care", "non-answer-without-ems", "police-on-non-answer",
        "low-level-without-safe-answer", "contradictory-instructions", "police-without-ground", "police-by-protected-topic", "law-forbids-police",
        "city-property", "limit",
    ];

    /// <summary>Every id, in the order of the kinds.</summary>
    public static IReadOnlyList<string> AllIds => Ids;

    /// <summary>The id in reports.</summary>
    public static string Id(this ViolationKind kind) => Ids[(int)kind];
}
