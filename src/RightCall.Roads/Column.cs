using System.Runtime.InteropServices;

namespace RightCall.Roads;

/// <summary>One column of a graph: an array of numbers that lies either in memory or in a mapped file.</summary>
/// <remarks>Immutable, so safe from any thread. A mapped file stays mapped until the process ends: pages of it that nobody reads cost no memory,
/// and no span can ever point at an unmapped page.</remarks>
internal readonly unsafe struct Column<T> where T : unmanaged
{
    private readonly T[]? _array;
    private readonly T* _mapped;
    private readonly int _length;

    public Column(T[] array)
    {
        _array = array;
        _length = array.Length;
    }

    public Column(T* mapped, int length)
    {
        _mapped = mapped;
        _length = length;
    }

    public int Length => _length;

    public ReadOnlySpan<T> Span => _array is not null ? _array : new ReadOnlySpan<T>(_mapped, _length);

    public T this[int index] => Span[index];

    /// <summary>Lets <c>fixed</c> take the column; an empty one gives null.</summary>
    public ref readonly T GetPinnableReference() => ref Span.GetPinnableReference();

    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(Span);

    public static implicit operator Column<T>(T[] array) => new(array);
}
