using System.Buffers.Binary;
using NodaTime;
using RightCall.Domain.Areas;
using RightCall.Domain.Calls;
using RightCall.Domain.Incidents;

namespace RightCall.Planning.Replays;

/// <summary>Ids of a replay: UUIDs of version 7 that hold the simulated time and a running number, so that a journal of the same seed has the same bytes.</summary>
/// <remarks>The last four bytes of a call's and an incident's id are the row of the log, so that a stranger finds the row without a table.</remarks>
public static class Ids
{
    /// <summary>The id of a call.</summary>
    /// <param name="at">When it rings.</param>
    /// <param name="row">Its row in the log.</param>
    /// <param name="voice">1 for the caller of the row, 2 for a second caller who reports the same.</param>
    public static CallId Call(Instant at, int row, int voice) => new(Make(at, (uint)voice, (uint)row));

    /// <summary>The id of an incident.</summary>
    /// <param name="at">When it is opened.</param>
    /// <param name="row">The row of the call that it was opened for.</param>
    public static IncidentId Incident(Instant at, int row) => new(Make(at, 0x1000, (uint)row));

    /// <summary>The id of a command.</summary>
    public static CommandId Command(Instant at, long number) => new(Make(at, (uint)(0x8000_0000L | (number >> 32)), (uint)(number & 0xffff_ffff)));

    /// <summary>The row of the log that a call's or incident's id was made for.</summary>
    public static int RowOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
    }

    private static Guid Make(Instant at, uint middle, uint last)
    {
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = at.ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        (bytes[6], bytes[7]) = (0x70, 0);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], middle);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], last);
        return new(bytes, bigEndian: true);
    }
}
