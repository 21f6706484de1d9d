namespace RightCall.Journal.Chains;

/// <summary>The lines of a stream as the exact bytes that stand there.</summary>
internal static class TextLines
{
    public static IEnumerable<(long Number, ReadOnlyMemory<byte> Bytes, bool Ended)> Of(Stream input)
    {
        var buffer = new byte[1 << 16];
        var (start, end, number) = (0, 0, 0L);
        while (true)
        {
            var feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                yield return (++number, buffer.AsMemory(start, feed).ToArray(), true);
                start += feed + 1;
                continue;
            }
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = input.Read(buffer, end, buffer.Length - end);
            if (read == 0) break;
            end += read;
        }
        if (end > start) yield return (++number, buffer.AsMemory(start, end - start).ToArray(), false);
    }
}
