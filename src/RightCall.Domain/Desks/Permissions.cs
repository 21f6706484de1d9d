using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Dispatch;
using RightCall.Domain.HandOffs;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Units;

namespace RightCall.Domain.Desks;

/// <summary>Which role may give which command. A dispatcher may do what a call-taker may, a supervisor what a dispatcher may, a director what a supervisor may.</summary>
public static class Permissions
{
    private const int Taking = 1 << (int)Role.CallTaker | Sending;
    private const int Sending = 1 << (int)Role.Dispatcher | Deciding;
    private const int Deciding = 1 << (int)Role.Supervisor | 1 << (int)Role.Director;
    private const int Clinician = 1 << (int)Role.Clinician;
    private const int Crew = 1 << (int)Role.Crew;
    private const int Partner = 1 << (int)Role.Partner;
    private const int Gateway = 1 << (int)Role.Gateway;
    private const int Administrator = 1 << (int)Role.Administrator;

    /// <summary>Whether the role may give the command.</summary>
    public static bool Allows(Role role, CommandBody body) => (RolesFor(body) & (1 << (int)role)) != 0;

    /// <summary>The roles that may give the command.</summary>
    public static IEnumerable<Role> For(CommandBody body) => Enum.GetValues<Role>().Where(r => Allows(r, body));

    private static int RolesFor(CommandBody body) => body switch
    {
        Tick => 1 << (int)Role.Timer,
        ProposeRules or AdoptRules or SetRoster => Administrator,
        CallCommand call => ForCall(call),
        UnitCommand unit => ForUnit(unit),
        IncidentCommand incident => ForIncident(incident),
        MessageCommand => Taking | Clinician | Crew | Partner,
        LogOnDesk or LogOffDesk or ActAtDesk => Taking | Clinician,
        _ => 0,
    };

    private static int ForCall(CallCommand body) => body switch
    {
        Ring or HangUp or Relocate => Gateway | Taking,
        AnswerCall or ReportInterpreter => Gateway | Taking | Clinician,
        // What the equipment alone knows. Words of a caller are nobody else's to write.
        ReceiveText or ReportText or AttachRecording => Gateway,
        _ => Taking | Clinician,
    };

    private static int ForUnit(UnitCommand body) => body switch
    {
        // A crew's own word, which nobody gives for it.
        Enter => Crew,
        ForceStatus => Deciding,
        RecallUnit or RedirectUnit or CancelPanic => Sending,
        // By the crew itself, or by a dispatcher who heard it on the radio.
        _ => Crew | Sending,
    };

    private static int ForIncident(IncidentCommand body) => body switch
    {
        // Who takes the call sends what is recommended without waiting for anybody; choosing otherwise is a dispatcher's.
        SendUnits { Override: null } => Taking,
        SendUnits => Sending,
        OpenIncident => Taking | Crew | Gateway,
        RecordAnswers => Taking | Crew | Clinician,
        AddNote => Taking | Clinician | Crew | Partner,
        RecordSceneSafe => Sending | Crew,
        ReportUnavailable => Taking | Partner | Crew,
        ConfirmDowngrade or RejectDowngrade => Sending | Clinician,
        AcceptHandOff or JoinHandOff or DeclineHandOff or ReportHandOff or CompleteHandOff => Partner | Clinician | Taking,
        ReturnHandOff => Partner | Clinician,
        SettleBackup => Sending | Crew,
        CloseIncident => Taking | Clinician | Crew,
        _ => Taking | Clinician,
    };
}
