using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Tests.Datasets.Refreshing;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Where a source may lead, and where not.</summary>
public sealed class RedirectTests
{
    [Fact]
    public async Task A_redirect_within_the_host_is_followed_and_carries_the_conditions_on()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Serves(Averages(4), "\"v1\"");
        refreshing.Server.Redirects("/averages.csv", "/files/averages.csv", refreshing.Server.Answers);
        await refreshing.RunAsync();
        refreshing.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(RefreshOutcome.Unchanged, (await refreshing.RunAsync())!.Outcome);
        Assert.Equal(["/averages.csv?id=1", "/files/averages.csv", "/averages.csv?id=1", "/files/averages.csv"], refreshing.Server.Asked.Select(asked => asked.Path));
    }

    [Theory]
    [InlineData("http://localhost:{0}/averages.csv")]
    [InlineData("http://127.0.0.2:{0}/averages.csv")]
    [InlineData("http://127.0.0.1:{0}/averages.csv")]
    [InlineData("//localhost:{0}/averages.csv")]
    [InlineData("ftp://127.0.0.1/averages.csv")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://169.254.169.254/metadata/instance")]
    public async Task A_redirect_to_anywhere_else_is_not_followed(string location)
    {
        await using var refreshing = await OpenAsync();
        var before = await refreshing.PublishedAsync();
        await using var other = await SourceServer.StartAsync();
        other.Serves(Averages(4, "9.9"));
        refreshing.Server.Redirects("/averages.csv", string.Format(CultureInfo.InvariantCulture, location, other.Address.Port), refreshing.Server.Answers);

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((RefreshOutcome.Failed, 302, "redirect-refused"), (run.Outcome, run.Status, run.Reason));
        Assert.Empty(other.Asked);
        Assert.Equal(before, await refreshing.CurrentAsync());
    }

    [Fact]
    public async Task A_redirect_to_a_host_that_is_declared_is_followed()
    {
        await using var refreshing = await OpenAsync(("Sources:0:Hosts:0", "localhost"));
        refreshing.Server.Serves(Averages(4));
        refreshing.Server.Redirects("/averages.csv", FormattableString.Invariant($"http://localhost:{refreshing.Server.Address.Port}/files/averages.csv"), refreshing.Server.Answers);

        Assert.Equal(RefreshOutcome.Published, (await refreshing.RunAsync())!.Outcome);
    }

    [Fact]
    public async Task Redirects_without_end_are_given_up()
    {
        await using var refreshing = await OpenAsync();
        refreshing.Server.Redirects("/averages.csv", "/averages.csv", refreshing.Server.Answers);

        Assert.Equal("redirect-refused", (await refreshing.RunAsync())!.Reason);
        Assert.Equal(6, refreshing.Server.Asked.Count);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_name_that_leads_to_this_machine_is_never_connected_to(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string address = FormattableString.Invariant($"https://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/averages.csv");
        await using var refreshing = await OpenAsync(("AllowLoopback", "false"), ("Sources:0:Address", address));

        var run = (await refreshing.RunAsync())!;

        Assert.Equal((null, "private-address"), (run.Status, run.Reason));
        Assert.False(listener.Pending());
    }
}
