using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Simulation.World;

namespace RightCall.Simulation.People;

/// <summary>988, the clinician's desk and 311: accept, join, report late, return, complete; or are silent.</summary>
internal sealed class Partners(City city)
{
    private static readonly Actor Partner = new(new("partner"), Role.Partner);

    public void See(AreaEvent e)
    {
        if (e is not HandOffOffered offered || !city.Scenario.PartnersAnswer) return;
        var (incident, number) = (offered.Incident, offered.Number);
        if (city.Often(.1)) return;
        if (city.Often(.1)) { city.In(city.Seconds(5, 60), () => Say(new DeclineHandOff(incident, number, HandOffRefusal.Busy))); return; }
        city.In(city.Seconds(5, 50), () =>
        {
            if (city.Often(.2)) Say(new JoinHandOff(incident, number));
            Say(new AcceptHandOff(incident, number, Duration.FromMinutes(15)));
        });
        city.In(city.Seconds(300, 1_500), () =>
        {
            if (city.Often(.1)) Say(new ReportHandOff(incident, number, Duration.FromMinutes(10)));
            else if (city.Often(.15)) Say(new ReturnHandOff(incident, number, HandOffRefusal.TooDangerous));
            else Say(new CompleteHandOff(incident, number, city.Often(.1) ? HandOffOutcome.NeedsDispatch : HandOffOutcome.Resolved, city.Often(.9)));
        });
    }

    private void Say(IncidentCommand body) => city.Submit(Partner, body);
}
