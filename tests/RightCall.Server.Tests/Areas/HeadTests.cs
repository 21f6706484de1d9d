using Microsoft.Extensions.Logging.Abstractions;
using RightCall.Domain.Areas;
using RightCall.Journal.Chains;
using RightCall.Server.Hosting;

namespace RightCall.Server.Tests.Areas;

/// <summary>Where the journals end is kept in a second place.</summary>
public sealed class HeadTests
{
    [Fact]
    public async Task The_head_that_is_kept_is_the_journals_and_one_that_was_cut_off_is_not_overwritten()
    {
        await using var temporary = new TemporaryStore();
        var path = Path.GetTempFileName();
        try
        {
            await using (var host = await AreasHost.StartAsync(temporary.Store)) Assert.IsType<Accepted>(await host.Areas.SubmitAsync(AreasHost.Area, Submissions.Ring()));
            using var keeper = new HeadKeeper(path, temporary.Store, NullLogger<HeadKeeper>.Instance);
            await keeper.KeepAsync(default);
            Assert.Equal(await temporary.Store.HeadAsync(AreasHost.Area), HeadsFile.Read(path)[AreasHost.Area.Value]);
            var further = new JournalHead(9, new('a', HashChain.Length));
            HeadsFile.Write(path, [(AreasHost.Area, further), (new("gone"), further)]);
            await keeper.KeepAsync(default);
            Assert.Equal([new("gone", further), new(AreasHost.Area.Value, further)], HeadsFile.Read(path).ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
