using System.Text.RegularExpressions;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;

namespace RightCall.Domain.Calls;

/// <summary>How far an interpreter is.</summary>
public enum InterpreterStatus : byte
{
    /// <summary>Asked for.</summary>
    Asked,
    /// <summary>On the line.</summary>
    Joined,
    /// <summary>Off the line.</summary>
    Left,
    /// <summary>There is none for this language now.</summary>
    Unavailable,
}

/// <summary>An interpreter of a call. Nothing ever waits for one: sending least of all.</summary>
/// <param name="Language">Between which language and the centre's.</param>
/// <param name="Status">How far.</param>
/// <param name="Since">Since when.</param>
public sealed record Interpreter(string Language, InterpreterStatus Status, Instant Since);

/// <summary>Asks for an interpreter; again, for another language or another try.</summary>
/// <param name="Call">The call.</param>
/// <param name="Language">The language's code, such as <c>es</c>, <c>zh-yue</c> or <c>ase</c> (American Sign Language).</param>
public sealed record AskInterpreter(CallId Call, string Language) : CallCommand(Call);

/// <summary>Says that the interpreter joined, left, or cannot be had.</summary>
/// <param name="Call">The call.</param>
/// <param name="Status">Which.</param>
public sealed record ReportInterpreter(CallId Call, InterpreterStatus Status) : CallCommand(Call);

/// <summary>An interpreter was asked for.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Language">For which language.</param>
/// <param name="By">Who asked.</param>
public sealed record InterpreterAsked(Instant At, CallId Call, string Language, ActorId By) : CallEvent(At, Call);

/// <summary>The interpreter joined, left, or cannot be had.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The call.</param>
/// <param name="Status">Which.</param>
public sealed record InterpreterReported(Instant At, CallId Call, InterpreterStatus Status) : CallEvent(At, Call);

/// <summary>Decides on interpreters.</summary>
internal static partial class Interpreting
{
    public static Refusal? Ask(Draft draft, CallState call, AskInterpreter command)
    {
        if (!Code().IsMatch(command.Language)) return CallRefusals.NoLanguage.With("The language is named by its code, such as 'es', 'zh-yue' or 'ase'.");
        if (call.Interpreter is { Status: InterpreterStatus.Asked or InterpreterStatus.Joined } now && now.Language == command.Language)
            return CallRefusals.AlreadySo.With($"An interpreter for '{command.Language}' is {now.Status} in call {call.Number} already.");
        draft.Emit(new InterpreterAsked(draft.At, call.Id, command.Language, draft.Actor.Id));
        return null;
    }

    public static Refusal? Report(Draft draft, CallState call, ReportInterpreter command)
    {
        if (call.Interpreter is not { } now) return CallRefusals.NoInterpreter.With($"Nobody asked for an interpreter in call {call.Number}.");
        var follows = command.Status switch
        {
            InterpreterStatus.Joined => now.Status != InterpreterStatus.Joined,
            InterpreterStatus.Left => now.Status == InterpreterStatus.Joined,
            InterpreterStatus.Unavailable => now.Status == InterpreterStatus.Asked,
            _ => false,
        };
        if (!follows) return CallRefusals.AlreadySo.With($"The interpreter of call {call.Number} is {now.Status}: {command.Status} does not follow.");
        draft.Emit(new InterpreterReported(draft.At, call.Id, command.Status));
        return null;
    }

    // ISO 639, with the subtag of a variety where there is one.
    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z]{2,8})?$")]
    private static partial Regex Code();
}
