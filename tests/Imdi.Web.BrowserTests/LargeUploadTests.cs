using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Imdi.Benchmarks;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Imdi.Web.BrowserTests;

/// <summary>A whole bulk file through the browser: from the disk, over a line that breaks, to a version and back to the one before. IMDI_LARGE_ROWS sets how many rows.</summary>
[Trait("Category", "Large")]
public sealed class LargeUploadTests(ITestOutputHelper output)
{
    private const string Kind = "unemployment";

    private const float Patience = 30 * 60_000;

    private static readonly int Rows = int.TryParse(Environment.GetEnvironmentVariable("IMDI_LARGE_ROWS"), out int rows) ? rows : 5_000_000;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    [Fact]
    public async Task Five_million_rows_are_interrupted_resumed_checked_published_and_rolled_back()
    {
        using var folder = new TemporaryFolder();
        string small = folder.Write("small.csv", 1_000), large = folder.Write("large.csv", Rows);
        Say($"wrote {new FileInfo(large).Length / 1e6:0} MB");
        await using var opened = await Chromium.OpenAsync("/en/uploads/", new View());
        var page = opened.Page;
        await page.Locator("form:has([value=secretariat]) button").ClickAsync();
        await page.WaitForSelectorAsync("#mine-h");

        await ChooseAsync(page, small);
        string first = await PublishAsync(page);
        Say("published the version to go back to");
        await ChooseAsync(page, large);
        await page.WaitForFunctionAsync("() => document.querySelector('progress').value >= 60", null, new() { Timeout = Patience });
        string upload = page.Url;
        await page.Context.SetOfflineAsync(true);
        await page.CloseAsync();

        await page.Context.SetOfflineAsync(false);
        page = await page.Context.NewPageAsync();
        var kept = await BlocksAsync(page, upload);
        int blocks = (int)((new FileInfo(large).Length + BlockBytes - 1) / BlockBytes);
        Say($"interrupted with {kept.Count} of {blocks} blocks in storage");
        Assert.InRange(kept.Count, blocks / 2, blocks * 7 / 10);
        ConcurrentQueue<string> sent = new();
        Watch(page, sent);
        await page.GotoAsync(upload);
        await page.Locator("#file").SetInputFilesAsync(large);
        await page.Locator("form[data-upload] button:not([type])").ClickAsync();
        await page.WaitForSelectorAsync("[data-watch], #decision", new() { Timeout = Patience });
        Say($"everything has arrived, {sent.Count} blocks after the interruption");
        Assert.Empty(sent.Intersect(kept));
        Assert.Equal(blocks, sent.Count + kept.Count);

        await page.WaitForSelectorAsync("#decision", new() { Timeout = Patience });
        Say("checked");
        Assert.Equal(Rows.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), Digits(await page.Locator(".answer .facts span").First.InnerTextAsync()));
        string second = await PublishAsync(page);
        Say("published");
        Assert.NotEqual(first, second);
        Assert.Equal(first, await RestoreAsync(page, first));
        Say("rolled back");
    }

    private const long BlockBytes = 4 * 1024 * 1024;

    private static async Task ChooseAsync(IPage page, string path)
    {
        await page.GotoAsync($"/en/uploads/new/?kind={Kind}");
        await page.Locator("#file").SetInputFilesAsync(path);
        await page.Locator("form[data-upload] button:not([type])").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/uploads/(?!new/)"), new() { Timeout = Patience });
    }

    private static async Task<string> PublishAsync(IPage page)
    {
        await page.WaitForSelectorAsync("#decision", new() { Timeout = Patience });
        await page.Locator("#decision button").First.ClickAsync(new() { Timeout = Patience });
        await page.WaitForSelectorAsync(".notice.good code", new() { Timeout = Patience });
        return await page.Locator(".notice.good code").InnerTextAsync();
    }

    /// <summary>The version that is current after the earlier one was restored, as the API says.</summary>
    private static async Task<string> RestoreAsync(IPage page, string version)
    {
        var source = (await SourceOfAsync(page, version))!.Value;
        var restored = await page.APIRequest.PostAsync($"/api/datasets/{Kind}/versions/{version}/restoration", new()
        {
            Headers = new Dictionary<string, string> { ["If-Match"] = source.GetProperty("tag").GetString()!, ["Origin"] = new Uri(page.Url).GetLeftPart(UriPartial.Authority) },
        });
        Assert.True(restored.Ok, await restored.TextAsync());
        return (await SourceOfAsync(page, version))!.Value.GetProperty("current").GetString()!;
    }

    private static async Task<JsonElement?> SourceOfAsync(IPage page, string version)
    {
        var versions = await (await page.APIRequest.GetAsync($"/api/datasets/{Kind}/versions")).JsonAsync();
        string source = versions!.Value.GetProperty("versions").EnumerateArray().First(one => one.GetProperty("version").GetString() == version).GetProperty("source").GetString()!;
        return versions.Value.GetProperty("sources").EnumerateArray().First(one => one.GetProperty("source").GetString() == source);
    }

    private static async Task<IReadOnlyList<string>> BlocksAsync(IPage page, string upload)
    {
        var answer = await (await page.APIRequest.GetAsync($"/api/uploads/{upload.TrimEnd('/').Split('/')[^1]}")).JsonAsync();
        return [.. answer!.Value.GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("id").GetString()!)];
    }

    private static void Watch(IPage page, ConcurrentQueue<string> sent) => page.Request += (_, request) =>
    {
        if (request.Method == "PUT" && HttpUtility.ParseQueryString(new Uri(request.Url).Query) is var query && query["comp"] == "block") sent.Enqueue(query["blockid"]!);
    };

    private static string Digits(string text) => new([.. text.Where(letter => char.IsAsciiDigit(letter) || letter == ',')]);

    private void Say(string what) => output.WriteLine($"{_clock.Elapsed:mm\\:ss} {what}");

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("imdi-large").FullName;

        public string Write(string name, long rows)
        {
            string path = Path.Combine(_path, name);
            WriteIlostatCsv.To(path, rows, shuffled: false, packed: false);
            return path;
        }

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
