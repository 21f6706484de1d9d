using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RightCall.Server.Tests.Hosting;

/// <summary>An OpenTelemetry collector: takes OTLP over HTTP, and reads every text of its messages.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<bool> _came = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>The address that a program is given.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Every text of every span.</summary>
    public ConcurrentQueue<string> OfTraces { get; } = [];

    /// <summary>Every text of every figure.</summary>
    public ConcurrentQueue<string> OfMetrics { get; } = [];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/traces", (HttpContext http) => receiver.TakeAsync(http, receiver.OfTraces));
        receiver._app.MapPost("/v1/metrics", (HttpContext http) => receiver.TakeAsync(http, receiver.OfMetrics));
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until all of these texts have come.</summary>
    public async Task CameAsync(ConcurrentQueue<string> texts, IReadOnlyCollection<string> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (wanted.Except(texts).ToList() is { Count: > 0 } missing)
        {
            try
            {
                await _came.Reader.ReadAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"These never came: {string.Join(", ", missing)}. What came: {string.Join(", ", texts.Distinct())}");
            }
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, ConcurrentQueue<string> texts)
    {
        Assert.Equal("application/x-protobuf", http.Request.ContentType);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        foreach (var text in Texts(body.ToArray())) texts.Enqueue(text);
        _came.Writer.TryWrite(true);
    }

    // A field of protobuf that has a length is a text or a message, and only its schema knows which: it is read as both.
    private static List<string> Texts(ReadOnlyMemory<byte> message)
    {
        List<string> found = [];
        if (!TryRead(message.Span, found)) throw new InvalidDataException("This is no protobuf.");
        return found;
    }

    private static bool TryRead(ReadOnlySpan<byte> message, List<string> found)
    {
        List<string> here = [];
        while (message.Length > 0)
        {
            if (!TryNumber(ref message, out var tag) || tag >> 3 == 0) return false;
            switch (tag & 7)
            {
                case 0 when TryNumber(ref message, out _): break;
                case 1 when message.Length >= 8: message = message[8..]; break;
                case 5 when message.Length >= 4: message = message[4..]; break;
                case 2 when TryNumber(ref message, out var length) && length <= (ulong)message.Length:
                    var field = message[..(int)length];
                    message = message[(int)length..];
                    if (field.Length > 0 && !field.ContainsAnyInRange((byte)0, (byte)31) && System.Text.Unicode.Utf8.IsValid(field)) here.Add(Encoding.UTF8.GetString(field));
                    TryRead(field, here);
                    break;
                default: return false;
            }
        }
        found.AddRange(here);
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        for (var i = 0; i < 10 && i < bytes.Length; i++)
        {
            number |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] >= 0x80) continue;
            bytes = bytes[(i + 1)..];
            return true;
        }
        return false;
    }
}
