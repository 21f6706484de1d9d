using System.Collections.Immutable;

namespace RightCall.Domain.Units;

/// <summary>What may change a unit's status.</summary>
public enum StatusCommand : byte
{
    /// <summary>A crew begins its duty.</summary>
    LogOn,
    /// <summary>A crew ends its duty.</summary>
    LogOff,
    /// <summary>It is taken out of service.</summary>
    TakeOut,
    /// <summary>It returns to service.</summary>
    Return,
    /// <summary>It is assigned.</summary>
    Assign,
    /// <summary>A held assignment begins.</summary>
    Begin,
    /// <summary>It reports how far it is.</summary>
    Report,
    /// <summary>A staged crew enters on its own word.</summary>
    Enter,
    /// <summary>It is sent to another incident.</summary>
    Redirect,
    /// <summary>The crew declines.</summary>
    Decline,
    /// <summary>It did not acknowledge in time.</summary>
    TimeOut,
    /// <summary>The crew withdraws.</summary>
    Withdraw,
    /// <summary>A desk recalls it.</summary>
    Recall,
    /// <summary>It has done what it came for.</summary>
    ClearDone,
    /// <summary>It did not find the person or place.</summary>
    ClearNotFound,
    /// <summary>Its incident was cancelled.</summary>
    ClearCancelled,
    /// <summary>A supervisor forces it.</summary>
    Force,
}

/// <summary>One line of the table.</summary>
/// <param name="From">The status before.</param>
/// <param name="To">The status after.</param>
/// <param name="Command">What changes it.</param>
/// <param name="Allowed">Whether it may.</param>
/// <param name="SupervisorOnly">Whether only a supervisor may.</param>
/// <param name="Notes">What else must hold.</param>
public sealed record StatusRow(UnitStatus From, UnitStatus To, StatusCommand Command, bool Allowed, bool SupervisorOnly, string Notes);

/// <summary>The unit's status table: one file, which decisions, tests and documents read. What is not in it is not allowed.</summary>
public static class StatusTable
{
    private const string Resource = "RightCall.Domain.Units.unit-status.csv";

    private static readonly string[] CommandIds =
    [
        "log-on", "log-off", "take-out", "return", "assign", "begin", "report", "enter", "redirect", "decline", "time-out", "withdraw", "recall", "clear-done", "clear-not-found",
        "clear-cancelled", "force",
    ];

    // Bits of the commands that may make the change, by from and to.
    private static readonly uint[] Allowed = new uint[16 * 16];

    static StatusTable()
    {
        using var file = typeof(StatusTable).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(file);
        var rows = ImmutableArray.CreateBuilder<StatusRow>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line) rows.Add(Parse(line));
        Rows = rows.ToImmutable();
        foreach (var row in Rows) if (row.Allowed) Allowed[((int)row.From << 4) | (int)row.To] |= 1u << (int)row.Command;
    }

    /// <summary>Every line, in the order of the file.</summary>
    public static ImmutableArray<StatusRow> Rows { get; }

    /// <summary>Whether the command may make the change.</summary>
    public static bool Allows(UnitStatus from, UnitStatus to, StatusCommand command) => (Allowed[((int)from << 4) | (int)to] & (1u << (int)command)) != 0;

    private static StatusRow Parse(string line)
    {
        var fields = line.Split(',');
        if (fields.Length != 5 || UnitStatuses.Find(fields[0]) is not { } from || UnitStatuses.Find(fields[1]) is not { } to || Array.IndexOf(CommandIds, fields[2]) is not (>= 0 and var command)
            || fields[3] is not ("yes" or "no" or "supervisor")) throw new InvalidOperationException($"unit-status.csv: '{line}' is not from,to,command,allowed,notes.");
        return new(from, to, (StatusCommand)command, fields[3] != "no", fields[3] == "supervisor", fields[4]);
    }
}
