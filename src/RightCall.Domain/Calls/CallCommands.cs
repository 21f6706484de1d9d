using System.Collections.Immutable;
using RightCall.Domain.Areas;
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
public sealed record Ring(CallId Call, CallMode Mode, CallSource Source, string? Language, ImmutableArray<PlaceCandidate> Places) : CallCommand(Call)
{
    /// <summary>Equal when all fields are.</summary>
    public bool Equals(Ring? other) => other is not null && Call == other.Call && Mode == other.Mode && Source == other.Source && Language == other.Language
        && Places.AsSpan().SequenceEqual(other.Places.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Call.GetHashCode();
}

/// <summary>A call-taker takes the call.</summary>
/// <param name="Call">The call.</param>
public sealed record AnswerCall(CallId Call) : CallCommand(Call);

/// <summary>The line is closed. An abandoned or silent call stays with duties: called back unless barred, texted, located again.</summary>
/// <param name="Call">The call.</param>
/// <param name="How">How it ended.</param>
public sealed record HangUp(CallId Call, CallEnd How) : CallCommand(Call);

/// <summary>Asks to call back. Refused while it could harm the caller: any answer tagged cannot speak, afraid or coerced.</summary>
/// <param name="Call">The call.</param>
public sealed record CallBack(CallId Call) : CallCommand(Call);

/// <summary>Says how a call-back went.</summary>
/// <param name="Call">The call.</param>
/// <param name="Outcome">How.</param>
public sealed record CallBackTried(CallId Call, CallBackOutcome Outcome) : CallCommand(Call);

/// <summary>Sends a text to the caller. Barred as a call-back is.</summary>
/// <param name="Call">The call.</param>
/// <param name="Words">What is sent.</param>
public sealed record Text(CallId Call, [property: Personal] string Words) : CallCommand(Call);

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
