using System.Buffers.Binary;
using System.IO.Compression;

namespace RightCall.Planning.Logs;

/// <summary>Unpacks gzip, and notices a file that is cut off. .NET's own stream ends without a word where its input ends: a year would become half a year.</summary>
/// <remarks>A gzip member ends with the length of what it holds, modulo 2^32. Where a file is several members in one, only the last length is in reach,
/// and a missing end can be noticed only inside a member.</remarks>
internal sealed class CheckedGzipStream : ReadOnlyStream
{
    private readonly Tap _tap;
    private readonly GZipStream _gzip;
    private uint _length;

    public CheckedGzipStream(Stream packed)
    {
        _tap = new(packed);
        _gzip = new(_tap, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var got = _gzip.Read(buffer);
        if (got > 0) unchecked { _length += (uint)got; }
        else if (!buffer.IsEmpty && _length != _tap.LastWord && _tap.Members < 2) throw new InvalidDataException("The compressed data end early.");
        return got;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
            _tap.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Watches the packed bytes go by: the last four of them, and how many members begin.</summary>
    private sealed class Tap(Stream inner) : ReadOnlyStream
    {
        private readonly byte[] _tail = new byte[13];
        private int _held;

        public int Members { get; private set; }
        public uint LastWord => BinaryPrimitives.ReadUInt32LittleEndian(_tail.AsSpan(9));

        public override int Read(Span<byte> buffer)
        {
            var got = inner.Read(buffer);
            if (got > 0) Watch(buffer[..got]);
            return got;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        // A header is 1f 8b 08, flags of five bits, a time of four bytes, and two more bytes; nothing that long is packed data by accident.
        private void Watch(ReadOnlySpan<byte> bytes)
        {
            var window = new byte[_held + bytes.Length];
            _tail.AsSpan(_tail.Length - _held).CopyTo(window);
            bytes.CopyTo(window.AsSpan(_held));
            var fresh = Math.Max(0, _held - 9);
            for (var i = fresh; i + 10 <= window.Length; i++)
            {
                var next = window.AsSpan(i, window.Length - i - 7).IndexOf([(byte)0x1f, (byte)0x8b, (byte)8]);
                if (next < 0) break;
                i += next;
                if (i + 10 <= window.Length && window[i + 3] < 32 && window[i + 8] is 0 or 2 or 4 && (window[i + 9] < 14 || window[i + 9] == 255)) Members++;
            }
            _held = Math.Min(_tail.Length, window.Length);
            window.AsSpan(window.Length - _held).CopyTo(_tail.AsSpan(_tail.Length - _held));
        }
    }
}
