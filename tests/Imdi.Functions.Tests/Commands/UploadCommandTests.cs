using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Azurite;
using Imdi.Functions.Tests.Datasets;

namespace Imdi.Functions.Tests.Commands;

/// <summary>The real program as an agency runs it, against the whole application; what passes between it and storage is counted outside both.</summary>
public sealed class UploadCommandTests
{
    private const string Averages = KindNames.CorridorAverages;

    [Fact]
    public async Task Killed_at_60_percent_the_same_command_sends_only_what_is_missing()
    {
        var (gate, connection) = await GateAsync();
        await using var _ = gate;
        await using var house = await UploadHouse.OpenAsync(connection);
        await using var folder = new DataFolder();
        string file = folder.File("averages.csv", Rows(26_000)), token = await house.TokenAsync(UploadHouse.Agency, [Averages]);
        int blocks = (int)Math.Ceiling(new FileInfo(file).Length / 65_536.0);
        gate.Most = blocks * 6 / 10;

        await using var first = Start(house, token, Averages, file);
        await Task.WhenAny(gate.Reached, first.EndAsync());
        Assert.False(first.HasExited, first.Output + first.Errors);
        await first.KillAsync();
        string[] before = [.. gate.Sent];
        gate.Most = int.MaxValue;
        await using var second = Start(house, token, Averages, file);
        await second.EndAsync();
        string[] after = [.. gate.Sent.Skip(before.Length)];

        Assert.Equal((0, ""), (second.Exit, second.Errors));
        Assert.InRange(before.Length, 1, blocks * 6 / 10);
        Assert.Empty(before.Intersect(after));
        Assert.Equal((blocks, blocks), (before.Length + after.Length, gate.Sent.Distinct().Count()));
        Assert.Contains($"{before.Length} of {blocks} blocks are there; sending {after.Length}.", second.Output, StringComparison.Ordinal);
        Assert.Contains("AwaitingDecision: 26000 rows read, 26000 good", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(token, first.Output + first.Errors + second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", first.Output + first.Errors + second.Output, StringComparison.Ordinal);

        await using var third = Start(house, token, Averages, file);
        await third.EndAsync();
        Assert.Equal((0, blocks), (third.Exit, gate.Sent.Count));
    }

    [Fact]
    public async Task A_line_that_fails_is_tried_again_and_a_clean_file_is_published_if_so_asked()
    {
        var (gate, connection) = await GateAsync(failuresFirst: 2);
        await using var _ = gate;
        await using var house = await UploadHouse.OpenAsync(connection);
        await using var folder = new DataFolder();
        string token = await house.TokenAsync(UploadHouse.Agency, [KindNames.Vacancies, Averages]);
        string clean = folder.File("vacancies.csv", WriteTemplate.For(LabourMarketKinds.VacanciesDeclared) + Datasets.A.Row(LabourMarketKinds.VacanciesDeclared));

        await using var published = Start(house, token, KindNames.Vacancies, clean, "--publish-when-clean");
        await published.EndAsync();
        await using var refused = Start(house, token, Averages, folder.File("averages.csv", Rows(1)), "--publish-when-clean");
        await refused.EndAsync();

        Assert.Equal((0, ""), (published.Exit, published.Errors));
        Assert.Contains("Published: 1 rows read, 1 good", published.Output, StringComparison.Ordinal);
        Assert.Equal(UploadHouse.OwnSource, Assert.Single(await house.Get<IPublishedData>().CurrentAsync(KindNames.Vacancies, CancellationToken.None)).Source.Id);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("published by a decision only", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("begin with https", "http://imdi.example", "secret", "a")]
    [InlineData("token is needed", "https://imdi.example", "", "a")]
    [InlineData("is empty", "https://imdi.example", "secret", "")]
    public async Task What_cannot_be_sent_is_said_before_anything_is(string says, string address, string token, string content)
    {
        await using var folder = new DataFolder();
        await using var program = ImdiProgram.Start(new Dictionary<string, string> { ["IMDI_TOKEN"] = token }, "upload", Averages, folder.File("a.csv", content), "--address", address);
        await program.EndAsync();

        Assert.Equal(2, program.Exit);
        Assert.Contains(says, program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_none_and_a_token_that_is_none_end_with_the_reason()
    {
        await using var house = await UploadHouse.OpenAsync();
        await using var folder = new DataFolder();
        string foreign = folder.File("foreign.csv", "a,b,c\n1,2,3\n");

        await using var unread = Start(house, await house.TokenAsync(UploadHouse.Agency, [Averages]), Averages, foreign);
        await unread.EndAsync();
        await using var unknown = Start(house, "imdi_" + new string('A', 43), Averages, foreign);
        await unknown.EndAsync();

        Assert.Equal((2, 2), (unread.Exit, unknown.Exit));
        Assert.Contains("layout-not-recognised", unread.Errors, StringComparison.Ordinal);
        Assert.Contains("sign-in-needed", unknown.Errors, StringComparison.Ordinal);
    }

    private static async Task<(BlockGate, string)> GateAsync(int failuresFirst = 0)
    {
        string connection = await AzuriteServer.FreshConnectionStringAsync();
        await AzuriteServer.Clients(connection).EnsureCreatedAsync(CancellationToken.None);
        return await BlockGate.BeforeAsync(connection, failuresFirst);
    }

    private static ImdiProgram Start(UploadHouse house, string token, string kind, string file, params string[] more) =>
        ImdiProgram.Start(new Dictionary<string, string> { ["IMDI_TOKEN"] = token }, ["upload", kind, file, "--address", house.Address.AbsoluteUri, "--block-kib", "64", .. more]);

    private static string Rows(int count)
    {
        string[] senders = ["USA", "GBR", "FRA", "DEU", "ITA", "ESP", "CAN", "AUS", "JPN", "SAU", "ARE", "QAT", "KWT"];
        string[] receivers = ["IND", "KEN", "NGA", "PHL", "PAK", "BGD", "GHA", "UGA", "ZWE", "LKA", "VNM", "NPL", "MEX", "COL", "PER", "BRA", "EGY", "MAR", "SEN", "ETH"];
        var text = new StringBuilder("from,to,period,cost_percent\n");
        for (int row = 0; row < count; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{senders[row / 20 % 13]},{receivers[row % 20]},{1990 + (row / 1040 % 25)}Q{(row / 260 % 4) + 1},{row % 20}.{row % 100:D2}\n");
        }

        return text.ToString();
    }
}
