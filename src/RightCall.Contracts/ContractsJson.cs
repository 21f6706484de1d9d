using System.Text.Json;
using System.Text.Json.Serialization;
using RightCall.Contracts.Areas;
using RightCall.Contracts.Calls;
using RightCall.Contracts.CrisisPlans;
using RightCall.Contracts.Facilities;
using RightCall.Contracts.HandOffs;
using RightCall.Contracts.Incidents;
using RightCall.Contracts.Messages;
using RightCall.Contracts.People;
using RightCall.Contracts.Places;
using RightCall.Contracts.Premises;
using RightCall.Contracts.Privacy;
using RightCall.Contracts.Units;
using RightCall.Domain.Canonical;
using RightCall.Domain.Incidents;

namespace RightCall.Contracts;

/// <summary>The JSON of the API's own types, for the server and for a client: generated, so that it survives trimming. Values of the domain are written as in the journal.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<AreaSummary>))]
[JsonSerializable(typeof(AreaOverview))]
[JsonSerializable(typeof(AreaChanges))]
[JsonSerializable(typeof(RosterView))]
[JsonSerializable(typeof(ShiftsView))]
[JsonSerializable(typeof(RosterDraft))]
[JsonSerializable(typeof(RosterChange))]
[JsonSerializable(typeof(CommandAnswer))]
[JsonSerializable(typeof(CallView))]
[JsonSerializable(typeof(CallerHistory))]
[JsonSerializable(typeof(IncidentView))]
[JsonSerializable(typeof(IReadOnlyList<IncidentLine>))]
[JsonSerializable(typeof(IReadOnlyList<UnitView>))]
[JsonSerializable(typeof(IReadOnlyList<HandOffView>))]
[JsonSerializable(typeof(IReadOnlyList<MessageView>))]
[JsonSerializable(typeof(IReadOnlyList<ScheduledIncident>))]
[JsonSerializable(typeof(NextQuestion))]
[JsonSerializable(typeof(DeterminationView))]
[JsonSerializable(typeof(RecommendationView))]
[JsonSerializable(typeof(PastIncidents))]
[JsonSerializable(typeof(Timeline))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(FoundPlaces))]
[JsonSerializable(typeof(NearbyPlace))]
[JsonSerializable(typeof(ZonesAt))]
[JsonSerializable(typeof(IReadOnlyList<FacilityView>))]
[JsonSerializable(typeof(OpenBedsBody))]
[JsonSerializable(typeof(PremisesView))]
[JsonSerializable(typeof(KeptPremise))]
[JsonSerializable(typeof(PastIncidentsHere))]
[JsonSerializable(typeof(CrisisPlansView))]
[JsonSerializable(typeof(KeptPlan))]
[JsonSerializable(typeof(PlanLookUp))]
[JsonSerializable(typeof(PrivacyLogView))]
[JsonSerializable(typeof(SessionView))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    /// <summary>How the API writes and reads.</summary>
    public static JsonSerializerOptions Wire { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        foreach (var converter in DomainJson.Converters) options.Converters.Add(converter);
        options.TypeInfoResolver = new ContractsJson();
        options.MakeReadOnly();
        return options;
    }
}
