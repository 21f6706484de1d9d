namespace RightCall.Roads;

/// <summary>Numbers by level or by unit that are worked on eight at a time.</summary>
/// <remarks>They begin at a multiple of 32 bytes, so that eight that were just written can be read again at once, and their count is a multiple of
/// eight. They are pinned: the pointer holds as long as this object does.</remarks>
internal sealed unsafe class Lanes
{
    /// <summary>How many are worked on at a time.</summary>
    public const int Width = 8;

    private readonly int[] _pinned;

    public Lanes(int count)
    {
        Count = RoundUp(count);
        _pinned = GC.AllocateArray<int>(Count + Width, pinned: true);
        fixed (int* p = _pinned) First = (int*)(((nint)p + 31) & ~(nint)31);
    }

    public int* First { get; }
    public int Count { get; }
    public Span<int> Span => new(First, Count);

    public static int RoundUp(int count) => (count + Width - 1) / Width * Width;
}
