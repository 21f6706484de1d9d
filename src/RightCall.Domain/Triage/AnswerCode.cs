namespace RightCall.Domain.Triage;

/// <summary>The state of one question inside one protocol: not asked, one of the two non-answers that a giver can give, or one of the question's answers.</summary>
/// <param name="Value">0 not asked, 1 unknown, 2 refused or cannot speak, 3 and above the question's answers in file order.</param>
public readonly record struct AnswerCode(byte Value)
{
    /// <summary>Nobody has asked yet.</summary>
    public static readonly AnswerCode NotAsked = new(0);
    /// <summary>The giver does not know.</summary>
    public static readonly AnswerCode Unknown = new(1);
    /// <summary>The giver refused, or cannot speak.</summary>
    public static readonly AnswerCode Refused = new(2);
    /// <summary>The code of a question's first answer.</summary>
    public const int FirstAnswer = 3;
    /// <summary>The most answers that a question may have.</summary>
    public const int MostAnswers = 6;

    /// <summary>The word for <see cref="NotAsked"/> in files.</summary>
    public const string NotAskedId = "not-asked";
    /// <summary>The word for <see cref="Unknown"/> in files and answers.</summary>
    public const string UnknownId = "unknown";
    /// <summary>The word for <see cref="Refused"/> in files and answers.</summary>
    public const string RefusedId = "refused";

    /// <summary>The code of the question's answer at this place, from 0.</summary>
    public static AnswerCode OfAnswer(int index) => new((byte)(FirstAnswer + index));

    /// <summary>Whether it is one of the question's own answers.</summary>
    public bool IsAnswer => Value >= FirstAnswer;

    /// <summary>Whether a giver was asked and gave no answer: unknown, or refused.</summary>
    public bool IsGivenNonAnswer => Value is 1 or 2;

    /// <summary>The bit of this code in a <see cref="Literal"/>'s mask.</summary>
    public int Bit => 1 << Value;
}
