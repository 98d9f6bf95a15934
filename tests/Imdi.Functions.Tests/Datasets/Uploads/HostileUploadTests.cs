using System.Text;
using System.Text.Json;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using static Imdi.Functions.Tests.Datasets.UploadHouse;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>What is sent to do harm comes to a clear reason through the doors, and to nothing published.</summary>
public sealed class HostileUploadTests
{
    // The test file of the antivirus industry, put together here so that no scanner takes this source for one.
    private static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!" + "$H+H*";

    [Fact]
    public async Task Bombs_truncated_archives_and_programs_are_refused_with_the_reason()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        string lines = TwoGoodOneBad + string.Concat(Enumerable.Repeat($"USA,MEX,2020Q3,{new string('9', 10_000)}\n", 7_000));
        byte[] whole = Packed.Gzip(TwoGoodOneBad + string.Concat(Enumerable.Range(0, 4000).Select(row => $"USA,MEX,{1900 + (row % 90)}Q1,{row}\n")));
        byte[] zip = Packed.Zip("a.csv", TwoGoodOneBad);
        Dictionary<string, byte[]> files = new()
        {
            ["unpacks-too-large"] = Packed.Gzip(lines), ["damaged-file"] = whole[..(whole.Length / 2)], ["layout-not-recognised"] = Encoding.ASCII.GetBytes(Eicar),
        };

        foreach (var (code, content) in files) await AssertRefusedAsync(house, agency, code, content);
        await AssertRefusedAsync(house, agency, "damaged-file", zip[..(zip.Length - 30)]);
        await AssertRefusedAsync(house, agency, "packed-twice", Packed.Gzip(zip));

        Assert.Empty(await house.Get<IPublishedData>().CurrentAsync(Averages, CancellationToken.None));
        Assert.Empty(await house.BlobsAsync(StorageNames.DatasetFiles));
        Assert.Empty(await house.BlobsAsync(StorageNames.Incoming));
        Assert.Empty(await house.Get<UploadStore>().WaitingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Formulas_and_signatures_in_cells_are_findings_that_no_spreadsheet_acts_on()
    {
        await using var house = await UploadHouse.OpenAsync();
        using var agency = await house.AgencyAsync();
        string[] cells = [Eicar, "=HYPERLINK(\"http://x\",\"y\")", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "<script>alert(1)</script>"];
        string file = "from,to,period,cost_percent\n" + string.Concat(cells.Select(cell => $"USA,MEX,2020Q3,{A.Quoted(cell)}\n"));

        var upload = await house.UploadAsync(agency, file);
        string address = $"/api/uploads/{upload.Text("id")}/findings", csv = await agency.GetStringAsync(address + ".csv");
        var values = (await JsonDocument.ParseAsync(await agency.GetStreamAsync(address))).RootElement.GetProperty("items").EnumerateArray().Select(item => item.Text("value"));
        using var publish = await agency.DecideAsync(upload.Text("id"), "publish");

        Assert.Equal(cells, values);
        Assert.All(csv.Split("\r\n").Skip(1).Where(line => line.Length > 0).SelectMany(line => line.Split(",\"")), cell => Assert.False(cell is ['=' or '+' or '@', ..], cell));
        Assert.Equal("nothing-to-publish", await publish.CodeAsync());
        Assert.Empty(await house.Get<IPublishedData>().CurrentAsync(Averages, CancellationToken.None));
    }

    private static async Task AssertRefusedAsync(UploadHouse house, HttpClient agency, string code, byte[] content)
    {
        var upload = await house.UploadAsync(agency, content, blockBytes: 64 * 1024);
        using var publish = await agency.DecideAsync(upload.Text("id"), "publish");

        Assert.Equal(("refused", code), (upload.Text("state"), upload.GetProperty("reason").Text("code")));
        Assert.NotEmpty(upload.GetProperty("reason").Text("detail"));
        Assert.Equal("nothing-to-decide", await publish.CodeAsync());
    }
}
