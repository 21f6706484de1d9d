namespace RightCall.Contracts;

/// <summary>What somebody may do at the centre. Which route a role may use is one table (docs/guide/access.csv); which command it may give is the domain's.</summary>
public enum AccessRole
{
    /// <summary>Takes calls and holds interviews.</summary>
    CallTaker,
    /// <summary>Sends units.</summary>
    Dispatcher,
    /// <summary>A clinician at a desk of this centre.</summary>
    Clinician,
    /// <summary>An agent of 311, for what was handed over.</summary>
    Agent311,
    /// <summary>A counsellor of 988, for what was handed over.</summary>
    Counsellor988,
    /// <summary>The crew of one unit.</summary>
    Unit,
    /// <summary>Decides what others may not, and reviews.</summary>
    Supervisor,
    /// <summary>The last to whom an incident is raised.</summary>
    Director,
    /// <summary>Reads counts and replays; sees no person.</summary>
    Planner,
    /// <summary>Reads everything, and changes nothing.</summary>
    Auditor,
    /// <summary>Publishes rules and rosters, and gives access to people. Sees no call.</summary>
    Administrator,
    /// <summary>A machine: the telephone system, vehicles' positions, another centre.</summary>
    Service,
}
