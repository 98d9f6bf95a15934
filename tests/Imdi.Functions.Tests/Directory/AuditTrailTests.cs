using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;

namespace Imdi.Functions.Tests.Directory;

public sealed class AuditTrailTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_day_is_read_in_the_order_of_time()
    {
        var store = new AuditStore(await AzuriteServer.FreshAsync());
        var trail = new AuditTrail(store);
        var later = new AuditEntry("token:1", "dataset-published", "remittance-quotes/v2", Now.AddMinutes(5), "abc");
        var earlier = new AuditEntry("token:1", "dataset-received", "remittance-quotes/v2", Now);

        await trail.AppendAsync(later, CancellationToken.None);
        await trail.AppendAsync(earlier, CancellationToken.None);
        await trail.AppendAsync(earlier with { At = Now.AddDays(1) }, CancellationToken.None);

        Assert.Equal([earlier, later], await store.ReadAsync(new DateOnly(2026, 11, 24), CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Entries_of_one_moment_do_not_replace_each_other()
    {
        var store = new AuditStore(await AzuriteServer.FreshAsync());
        var entry = new AuditEntry("token:1", "dataset-received", "remittance-quotes/v2", Now);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => new AuditTrail(store).AppendAsync(entry, CancellationToken.None)));

        Assert.Equal(20, await store.ReadAsync(new DateOnly(2026, 11, 24), CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task The_day_is_that_of_UTC()
    {
        var store = new AuditStore(await AzuriteServer.FreshAsync());

        await new AuditTrail(store).AppendAsync(new("s", "signed-in", "s", new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.FromHours(3))), CancellationToken.None);

        Assert.Equal(1, await store.ReadAsync(new DateOnly(2026, 11, 24), CancellationToken.None).CountAsync());
    }
}
