using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Tests.Datasets;
using Xunit.Abstractions;

namespace Imdi.Functions.Tests.Commands;

/// <summary>A file of 500 MB through the doors of the real program: killed at 60 %, gone on with, checked, published, rolled back. The figures are in docs/benchmarks.md.</summary>
[Trait("Category", "Large")]
public sealed class LargeUploadTests(ITestOutputHelper output)
{
    private const long Bytes = 500L * 1024 * 1024;
    private const int BlockBytes = 4 * 1024 * 1024;
    private const string Versions = $"/api/datasets/{KindNames.Unemployment}/versions";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Half_a_gigabyte_cut_at_60_percent_is_gone_on_with_checked_published_and_rolled_back()
    {
        await using var folder = new DataFolder();
        await using var site = await folder.ServeAsync();
        string token = AgencyTokenStore.NewText();
        await new AgencyTokenStore(folder.Storage()).AddAsync(new TokenRequest("Large Office", [KindNames.Unemployment], 1).Issue(token, DateTimeOffset.UtcNow.AddMinutes(-1)).Value, CancellationToken.None);
        using var api = new HttpClient { BaseAddress = folder.Address, Timeout = TimeSpan.FromMinutes(10) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        string small = folder.File("small.csv", Ilostat.Header + Ilostat.Row(2020)), large = folder.File("large.csv", "");
        long rows = await WriteAsync(large);
        await DecideAsync(api, await SendAsync(folder, token, small));
        int blocks = (int)Math.Ceiling(new FileInfo(large).Length / (double)BlockBytes), cut = blocks * 6 / 10;

        var first = Start(folder, token, large);
        var time = Stopwatch.StartNew();
        while (await ArrivedAsync(api) < cut) await Task.Delay(BetweenLooks);
        await first.KillAsync();
        Say("sent to 60 % and killed", time);
        int kept = await ArrivedAsync(api);
        time.Restart();
        var second = Start(folder, token, large);
        await second.SaysAsync("All is sent");
        Say($"the rest of {blocks} blocks sent", time);
        time.Restart();
        await second.EndAsync();
        Say("copied, hashed, checked and stored", time);

        Assert.Equal(0, second.Exit);
        var said = Regex.Match(second.Output, @"(\d+) of (\d+) blocks are there; sending (\d+)\.");
        int there = int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture), sent = int.Parse(said.Groups[3].Value, CultureInfo.InvariantCulture);
        output.WriteLine(said.Value);

        // Two blocks were on their way when the process died, and may have arrived after it.
        Assert.InRange(there, kept, kept + 2);
        Assert.Equal(blocks, there + sent);
        Assert.Contains($"AwaitingDecision: {rows} rows read, {rows} good, 0 refused, 1 finding,", second.Output, StringComparison.Ordinal);
        var upload = (await api.GetFromJsonAsync<JsonElement>("/api/uploads?limit=1")).GetProperty("items")[0];

        // The row of the version before is not in the file: that is said, and stops nothing.
        Assert.Contains("\"counts\":{\"vanished\":1}", await api.GetStringAsync($"/api/uploads/{upload.Text("id")}/findings"), StringComparison.Ordinal);
        time.Restart();
        await DecideAsync(api, upload);
        Say("published", time);
        Assert.Equal(upload.GetProperty("result").Text("version"), await CurrentAsync(api));

        string before = (await VersionsAsync(api)).Single(version => version.Text("state") == "superseded").Text("version");
        time.Restart();
        using var restore = new HttpRequestMessage(HttpMethod.Post, $"{Versions}/{before}/restoration");
        restore.Headers.TryAddWithoutValidation("If-Match", (await api.GetFromJsonAsync<JsonElement>(Versions)).GetProperty("sources")[0].Text("tag"));
        using var restored = await api.SendAsync(restore);
        Say("rolled back", time);
        Assert.True(restored.IsSuccessStatusCode, await restored.Content.ReadAsStringAsync());
        Assert.Equal(before, await CurrentAsync(api));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(large).Length} bytes, {rows} rows; the server's peak: {site.PeakMegabytes} MB."));
    }

    private void Say(string what, Stopwatch time) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {time.Elapsed.TotalSeconds:F1} s"));

    private static ImdiProgram Start(DataFolder folder, string token, string file) =>
        ImdiProgram.Start(new Dictionary<string, string> { ["IMDI_TOKEN"] = token }, "upload", KindNames.Unemployment, file, "--address", folder.Address.AbsoluteUri);

    private static async Task<JsonElement> SendAsync(DataFolder folder, string token, string file)
    {
        await using var program = Start(folder, token, file);
        await program.EndAsync();
        Assert.True(program.Exit == 0, program.Output + program.Errors);
        using var api = new HttpClient { BaseAddress = folder.Address };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await api.GetFromJsonAsync<JsonElement>("/api/uploads?limit=1")).GetProperty("items")[0];
    }

    /// <summary>How many blocks of the newest upload storage has.</summary>
    private static async Task<int> ArrivedAsync(HttpClient api)
    {
        var newest = (await api.GetFromJsonAsync<JsonElement>("/api/uploads?limit=1")).GetProperty("items")[0];
        return newest.Text("state") == "receiving" ? (await api.GetFromJsonAsync<JsonElement>($"/api/uploads/{newest.Text("id")}")).GetProperty("blocks").GetArrayLength() : 0;
    }

    private static async Task DecideAsync(HttpClient api, JsonElement upload)
    {
        using var decided = await api.DecideAsync(upload.Text("id"), "publish");
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync());
    }

    private static async Task<List<JsonElement>> VersionsAsync(HttpClient api) => [.. (await api.GetFromJsonAsync<JsonElement>(Versions)).GetProperty("versions").EnumerateArray()];

    private static async Task<string> CurrentAsync(HttpClient api) => (await VersionsAsync(api)).Single(version => version.Text("state") == "current").Text("version");

    /// <summary>Rows of the ILOSTAT layout, no key twice, until the file is long enough. How many.</summary>
    private static async Task<long> WriteAsync(string path)
    {
        string[] areas = ["NPL", "KEN", "PHL", "MEX", "IND", "BGD", "PAK", "GHA", "UGA", "SEN"];
        await using var file = new StreamWriter(path);
        await file.WriteAsync(Ilostat.Header);
        long rows = 0;
        for (; file.BaseStream.Position < Bytes; rows++)
        {
            file.Write(string.Create(CultureInfo.InvariantCulture,
                $"\"{areas[rows % 10]}\",\"BA:{rows / 600}\",\"UNE_TUNE_SEX_AGE_NB\",\"SEX_{"TMF"[(int)(rows / 10 % 3)]}\",\"AGE_YTHADULT_Y15-24\",,{2000 + (rows / 30 % 20)},{100 + (rows % 7)}.276,\"U\",\"C3:1060\",,\"R1:3513\"\n"));
        }

        return rows;
    }
}
