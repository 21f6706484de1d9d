using System.Text;

namespace RightCall.City.OpenStreetMap;

/// <summary>Reads the protocol-buffer wire format: fields, varints, zigzag numbers, packed lists. Throws <see cref="InvalidDataException"/> where the bytes end too early or a field has no such form.</summary>
internal ref struct Wire(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>The next field's number and wire type.</summary>
    public (int Field, int Type) Next()
    {
        var key = Unsigned();
        return ((int)(key >> 3), (int)(key & 7));
    }

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_rest.IsEmpty) throw new InvalidDataException("a number ends too early");
            var b = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(b & 0x7f) << shift;
            if ((b & 0x80) == 0) return value;
        }
        throw new InvalidDataException("a number is longer than ten bytes");
    }

    public long Signed() => ZigZag(Unsigned());

    public static long ZigZag(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Unsigned();
        if (length > (ulong)_rest.Length) throw new InvalidDataException($"a field of {length} bytes is cut off after {_rest.Length}");
        var bytes = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return bytes;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public void Skip(int type)
    {
        switch (type)
        {
            case 0: Unsigned(); break;
            case 1: Drop(8); break;
            case 2: Bytes(); break;
            case 5: Drop(4); break;
            default: throw new InvalidDataException($"{type} is not a wire type");
        }
    }

    private void Drop(int count)
    {
        if (count > _rest.Length) throw new InvalidDataException("a field is cut off");
        _rest = _rest[count..];
    }
}
