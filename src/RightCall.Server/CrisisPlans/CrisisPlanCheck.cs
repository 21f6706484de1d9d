using NodaTime;
using RightCall.Contracts.CrisisPlans;
using RightCall.Domain.Geo;
using RightCall.Server.Api;
using RightCall.Server.Privacy;

namespace RightCall.Server.CrisisPlans;

/// <summary>What is wrong with a plan, or with what is looked for; null where nothing is.</summary>
internal static class CrisisPlanCheck
{
    private const int LongestText = 2_000;
    private const int MostPhones = 5;
    private const int MostContacts = 10;
    private static readonly Distance SmallestRadius = new(5);
    private static readonly Duration LongestConsent = Duration.FromDays(366);
    private static readonly LocalDate FirstBirth = new(1890, 1, 1);

    public static IResult? Problem(CrisisPlanBody body, Instant now) => Documents.TextProblem("name", body.Name, 100, isNeeded: true) ?? Documents.TextProblem("address", body.Address, 200)
        ?? Documents.TextProblem("triggers", body.Triggers, LongestText) ?? Documents.TextProblem("helps", body.Helps, LongestText) ?? Documents.TextProblem("avoid", body.Avoid, LongestText)
        ?? Documents.TextProblem("medication", body.Medication, LongestText) ?? Consent(body.Consent, now) ?? Lists(body) ?? body switch
        {
            { Version: < 0 } => ApiProblems.Wrong("version", "It is the version that was read, or 0 for a new plan."),
            _ when PersonWords.Name(body.Name).Length == 0 => ApiProblems.Wrong("name", "It has no letters."),
            { Born: { } born } when born < FirstBirth || born > now.InUtc().Date.PlusDays(1) => ApiProblems.Wrong("born", "It is a date of birth, such as 1990-12-31."),
            { Radius: { } radius } when !(radius.Metres >= SmallestRadius.Metres && radius <= CrisisPlanStore.LargestRadius) =>
                ApiProblems.Wrong("radius", $"It is {SmallestRadius.Metres} to {CrisisPlanStore.LargestRadius.Metres} metres."),
            { Triggers: null, Helps: null, Avoid: null, Medication: null, Contacts: null or { Count: 0 } } => ApiProblems.Wrong(null, "The plan says nothing: neither triggers, helps, avoid, medication nor contacts."),
            _ => null,
        };

    public static IResult? Problem(PlanLookUp sought) => Documents.TextProblem("name", sought.Name, 100) ?? (sought.Phone is { } phone ? Phone("phone", phone) : null) ?? sought switch
    {
        { Name: null, Phone: null, At: null } => ApiProblems.Wrong(null, "Say whom: by name, phone or at."),
        { Name: { } name } when PersonWords.Name(name).Length == 0 => ApiProblems.Wrong("name", "It has no letters."),
        { Reason: PlanReason.Incident, Incident: null } => ApiProblems.Wrong("incident", "Which incident?"),
        _ => null,
    };

    private static IResult? Consent(PlanConsent consent, Instant now) => Documents.TextProblem("consent.name", consent.Name, 100, isNeeded: consent.By != ConsentGiver.Person) ?? consent switch
    {
        _ when consent.GivenAt > now + Duration.FromMinutes(1) => ApiProblems.Wrong("consent.givenAt", "It is in the future."),
        _ when consent.Until <= now => ApiProblems.Wrong("consent.until", "The consent is over: ask for a new one."),
        _ when consent.Until > consent.GivenAt + LongestConsent => ApiProblems.Wrong("consent.until", "Consent is asked for anew after a year."),
        _ => null,
    };

    private static IResult? Lists(CrisisPlanBody body)
    {
        if (body.Phones is { Count: > MostPhones }) return ApiProblems.Wrong("phones", $"At most {MostPhones} numbers.");
        if (body.Contacts is { Count: > MostContacts }) return ApiProblems.Wrong("contacts", $"At most {MostContacts} contacts.");
        foreach (var phone in body.Phones ?? []) if (Phone("phones", phone) is { } wrong) return wrong;
        foreach (var contact in body.Contacts ?? [])
        {
            if (contact is null) return ApiProblems.Wrong("contacts", "An entry is null.");
            if ((Documents.TextProblem("contacts.name", contact.Name, 100, isNeeded: true) ?? Documents.TextProblem("contacts.relation", contact.Relation, 60, isNeeded: true)
                ?? Documents.TextProblem("contacts.phone", contact.Phone, 40)) is { } wrong) return wrong;
        }
        return null;
    }

    private static IResult? Phone(string field, string? phone) => Documents.TextProblem(field, phone, 40, isNeeded: true)
        ?? (PersonWords.IsPhone(phone!) ? null : ApiProblems.Wrong(field, $"A number has at least {PersonWords.FewestDigits} digits."));
}
