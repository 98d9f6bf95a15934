using System.Net;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Tests.Directory;

public sealed class FormGuardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly IPAddress Sender = IPAddress.Parse("192.0.2.7");

    [Fact]
    public async Task A_form_filled_in_by_a_person_is_looked_at()
    {
        var guard = Guard(await AzuriteServer.FreshAsync());
        var stamp = await guard.StampAsync(Now, CancellationToken.None);

        Assert.Null(await guard.CheckAsync(new("", stamp.IssuedAt), Sender, Now.AddSeconds(20), CancellationToken.None));
    }

    [Theory]
    [InlineData(2, "form-too-fast")]
    [InlineData(3, null)]
    [InlineData(24 * 3600, null)]
    [InlineData((24 * 3600) + 1, "form-too-old")]
    public async Task A_form_that_comes_too_fast_or_too_late_is_asked_for_again(int seconds, string? code)
    {
        var guard = Guard(await AzuriteServer.FreshAsync());
        var stamp = await guard.StampAsync(Now, CancellationToken.None);

        var refusal = await guard.CheckAsync(new(null, stamp.IssuedAt), Sender, Now.AddSeconds(seconds), CancellationToken.None);

        Assert.Equal(code, refusal?.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1764000000")]
    [InlineData("1764000000.AAAA")]
    [InlineData("1764000000.***")]
    [InlineData("99999999999999999999.AAAA")]
    public async Task A_made_up_time_is_not_believed(string? issuedAt)
    {
        var guard = Guard(await AzuriteServer.FreshAsync());

        Assert.Equal("form-not-ours", (await guard.CheckAsync(new(null, issuedAt), Sender, Now, CancellationToken.None))?.Code);
    }

    [Fact]
    public async Task Another_installations_seal_is_not_believed()
    {
        var stamp = await Guard(await AzuriteServer.FreshAsync()).StampAsync(Now, CancellationToken.None);

        var refusal = await Guard(await AzuriteServer.FreshAsync()).CheckAsync(new(null, stamp.IssuedAt), Sender, Now.AddSeconds(20), CancellationToken.None);

        Assert.Equal("form-not-ours", refusal?.Code);
    }

    [Fact]
    public async Task A_filled_honeypot_is_said_and_not_swallowed()
    {
        var guard = Guard(await AzuriteServer.FreshAsync());
        var stamp = await guard.StampAsync(Now, CancellationToken.None);

        var refusal = await guard.CheckAsync(new("http://buy.example", stamp.IssuedAt), Sender, Now.AddSeconds(20), CancellationToken.None);

        Assert.Equal("form-field-must-be-empty", refusal?.Code);
    }

    [Fact]
    public async Task An_address_sends_so_many_forms_a_day_and_again_tomorrow()
    {
        var guard = Guard(await AzuriteServer.FreshAsync(), perDay: 2);
        Assert.Null(await SendAsync(guard, Sender, Now));
        Assert.Null(await SendAsync(guard, Sender, Now));

        var third = await SendAsync(guard, Sender, Now);

        Assert.Equal((RefusalKind.TooMany, "too-many-forms"), (third?.Kind, third?.Code));
        Assert.Null(await SendAsync(guard, IPAddress.Parse("192.0.2.8"), Now));
        Assert.Null(await SendAsync(guard, Sender, Now.AddDays(1)));
    }

    [Fact]
    public async Task Forms_sent_at_once_are_all_counted()
    {
        var guard = Guard(await AzuriteServer.FreshAsync(), perDay: 3);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(guard, Sender, Now)));

        Assert.Equal(3, refusals.Count(refusal => refusal is null));
    }

    [Fact]
    public async Task Two_instances_that_remember_what_they_counted_count_one_sender_together()
    {
        var storage = await AzuriteServer.FreshAsync();
        FormGuard one = Guard(storage, perDay: 6), other = Guard(storage, perDay: 6);

        foreach (var guard in new[] { one, one, other, one, other, other }) Assert.Null(await SendAsync(guard, Sender, Now));

        Assert.Equal(["too-many-forms", "too-many-forms"], new[] { await SendAsync(one, Sender, Now), await SendAsync(other, Sender, Now) }.Select(refusal => refusal?.Code));
    }

    [Fact]
    public async Task No_address_is_stored()
    {
        var storage = await AzuriteServer.FreshAsync();
        await SendAsync(Guard(storage), Sender, Now);
        await SendAsync(Guard(storage), Sender, Now.AddDays(1));

        var rows = await storage.Table(StorageNames.Directory).QueryAsync<Azure.Data.Tables.TableEntity>().Where(row => row.PartitionKey.StartsWith("sent-", StringComparison.Ordinal)).ToListAsync();

        Assert.Equal(2, rows.Select(row => row.RowKey).Distinct().Count());
        Assert.All(rows, row => Assert.Matches("^[0-9a-f]{32}$", row.RowKey));
    }

    [Theory]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2:bbbb::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    public void An_IPv6_network_counts_as_one(string one, string other, bool same) =>
        Assert.Equal(same, SenderKey.Of(IPAddress.Parse(one), [1]) == SenderKey.Of(IPAddress.Parse(other), [1]));

    [Fact]
    public async Task All_instances_share_one_key_and_purposes_do_not()
    {
        var storage = await AzuriteServer.FreshAsync();

        var keys = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => new SigningKeyStore(storage).KeyForAsync("a", CancellationToken.None)));

        Assert.Single(keys.Select(Convert.ToHexString).Distinct());
        Assert.NotEqual(keys[0], await new SigningKeyStore(storage).KeyForAsync("b", CancellationToken.None));
    }

    private static async Task<Refusal?> SendAsync(FormGuard guard, IPAddress from, DateTimeOffset now) =>
        await guard.CheckAsync(new(null, (await guard.StampAsync(now.AddMinutes(-1), CancellationToken.None)).IssuedAt), from, now, CancellationToken.None);

    private static FormGuard Guard(StorageClients storage, int perDay = 50) =>
        new(new SigningKeyStore(storage), new SenderCountStore(storage), Options.Create(new FormGuardSettings { FormsPerDay = perDay }));
}
