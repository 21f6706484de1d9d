namespace RightCall.Planning.Logs;

/// <summary>Some streams read one after another. Closes all of them.</summary>
internal sealed class JoinedStream(Stream[] parts) : ReadOnlyStream
{
    private int _current;

    public override int Read(Span<byte> buffer)
    {
        while (_current < parts.Length)
        {
            var got = parts[_current].Read(buffer);
            if (got > 0 || buffer.IsEmpty) return got;
            _current++;
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) foreach (var part in parts) part.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Stands where a stream failed: fails again when it is read.</summary>
internal sealed class CutOffStream(Exception why) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer) => throw new InvalidDataException(why.Message, why);
}

/// <summary>A stream that can only be read forwards.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
