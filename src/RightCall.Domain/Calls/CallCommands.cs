using NodaTime;
using System.Collections.Immutable;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;

namespace RightCall.Domain.Calls;

/// <summary>A command about one call.</summary>
/// <param name="Call">The call.</param>
public abstract record CallCommand(CallId Call) : CommandBody;

/// <summary>A contact has come in. From here on the call exists and is never lost.</summary>
/// <param name="Call">Its id.</param>
/// <param name="Mode">How it came.</param>
/// <param name="Source">From whom.</param>
/// <param name="Language">Two-letter code, where known.</param>
/// <param name="Places">Where the caller may be, best first; kept apart from the incident's place.</param>
/// <param name="Class">What the line is, as its provider says.</param>
/// <param name="CallBackNumber">Where the caller is called back, as the equipment has it: a ring is never refused for its number.</param>
/// <param name="Trunk">The line or trunk of the centre on which it came.</param>
/// <param name="Exercise">That it is not real; the mark follows to its incident.</param>
/// <param name="ObservedAt">When it rang, where it is entered afterwards.</param>
public sealed record Ring(CallId Call, CallMode Mode, CallSource Source, string? Language, ImmutableArray<PlaceCandidate> Places, ClassOfService? Class = null,
    [property: Personal] string? CallBackNumber = null, string? Trunk = null,
    Exercise? Exercise = null, Instant? ObservedAt = null) : CallCommand(Call)
{
    /// <summary>Equal when all fields are.</summary>
    public bool Equals(Ring? other) => other is not null && Call == other.Call && Mode == other.Mode && Source == other.Source && Language == other.Language
        && Class == other.Class && CallBackNumber == other.CallBackNumber && Trunk == other.Trunk && Exercise == other.Exercise && ObservedAt == other.ObservedAt && Places.AsSpan().SequenceEqual(other.Places.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Call.GetHashCode();
}

/// <summary>A call-taker takes the call, or the equipment reports that a desk took it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Desk">The desk that took it: named by the equipment, which has none of its own. A person answers at the own desk.</param>
/// <param name="ObservedAt">When, where it is entered afterwards.</param>
public sealed record AnswerCall(CallId Call, DeskId? Desk = null, Instant? ObservedAt = null) : CallCommand(Call);

/// <summary>The line is closed. An abandoned or silent call stays with duties: called back unless barred, texted, located again.</summary>
/// <param name="Call">The call.</param>
/// <param name="How">How it ended.</param>
/// <param name="Recording">Where the recording lies, where the equipment knows it by then.</param>
public sealed record HangUp(CallId Call, CallEnd How, [property: Personal] string? Recording = null) : CallCommand(Call);

/// <summary>Says where a recording of the call lies. Its form is the recorder's own.</summary>
/// <param name="Call">The call.</param>
/// <param name="Recording">An address or a name that the recorder understands.</param>
public sealed record AttachRecording(CallId Call, [property: Personal] string Recording) : CallCommand(Call);

/// <summary>Asks to call back. Refused while it could harm the caller: any answer tagged cannot speak, afraid or coerced.</summary>
/// <param name="Call">The call.</param>
public sealed record CallBack(CallId Call) : CallCommand(Call);

/// <summary>Says how a call-back went.</summary>
/// <param name="Call">The call.</param>
/// <param name="Outcome">How.</param>
public sealed record CallBackTried(CallId Call, CallBackOutcome Outcome) : CallCommand(Call);

/// <summary>The call was located again.</summary>
/// <param name="Call">The call.</param>
/// <param name="Places">Where the caller may be, best first; empty when the locating found nothing.</param>
public sealed record Relocate(CallId Call, ImmutableArray<PlaceCandidate> Places) : CallCommand(Call)
{
    /// <summary>Equal when all fields are.</summary>
    public bool Equals(Relocate? other) => other is not null && Call == other.Call && Places.AsSpan().SequenceEqual(other.Places.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Call.GetHashCode();
}

/// <summary>A person says that the call reports an incident that is open already. Its answers stay its own.</summary>
/// <param name="Call">The call.</param>
/// <param name="Incident">The incident.</param>
public sealed record LinkToIncident(CallId Call, IncidentId Incident) : CallCommand(Call);

/// <summary>Ends a call that needs no incident. Refused for an abandoned or silent call in which nobody was reached.</summary>
/// <param name="Call">The call.</param>
/// <param name="As">What it was.</param>
public sealed record DisposeCall(CallId Call, CallDisposition As) : CallCommand(Call);
