using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Imdi.Functions;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Indicators;
using Imdi.Functions.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Web.BrowserTests;

/// <summary>A profile of the real files goes on two to six pages of A4, of a country of which much is known as of one of which little is, in both directions of writing.</summary>
public sealed partial class ProfilePrintTests
{
    private static readonly Lazy<Task<Uri>> Started = new(StartAsync);

    [RealTheory]
    [InlineData("/en/profiles/npl/")]
    [InlineData("/fr/profiles/npl/")]
    [InlineData("/ar/profiles/npl/")]
    [InlineData("/en/profiles/tuv/")]
    public async Task A_profile_prints_on_two_to_six_pages_of_A4(string path)
    {
        await using var opened = await Chromium.OpenAsync(new Uri(await Started.Value, path).AbsoluteUri, new View());

        string pdf = Encoding.Latin1.GetString(await opened.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = false }));

        Assert.InRange(Pages().Count(pdf), 2, 6);
        Assert.All(Boxes().Matches(pdf), box => Assert.Equal((595, 842), (Whole(box, 1), Whole(box, 2))));
        Assert.Empty(opened.Complaints);
    }

    private static int Whole(System.Text.RegularExpressions.Match box, int group) => (int)Math.Round(double.Parse(box.Groups[group].Value, CultureInfo.InvariantCulture));

    private static async Task<Uri> StartAsync()
    {
        var azurite = await AzuriteProcess.StartOrAdoptAsync(null, _ => { }, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => azurite.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        var app = Application.Create([], "Development", new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azurite.ConnectionString, ["urls"] = "http://127.0.0.1:0", ["Logging:LogLevel:Default"] = "Warning" });
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        await PublishAsync(app.Services, Folder()!);
        await app.StartAsync();
        return new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private static async Task PublishAsync(IServiceProvider services, string folder)
    {
        foreach (var (kind, name) in (IEnumerable<(string, string)>)[(CountryIndicators, "wdi-remittances-received-1960-2022.xls"), (CountryIndicators, "wdi-remittances-received-percent-gdp.xls"), (CountryIndicators, "wdi-remittances-paid-1960-2020.csv"),
            (MigrantStock, "knomad-bilateral-migrant-stocks-2017.xlsx"), (RemittanceFlows, "knomad-bilateral-remittances-2017.xlsx"), (CorridorAverages, "rpw-corridors-2011q1-2020q3.csv")])
        {
            await using var file = File.OpenRead(Path.Combine(folder, name));
            await services.GetRequiredService<LoadDataset>().RunAsync(new LoadRequest(kind, null, file.Name, file, "tester"), null, CancellationToken.None);
        }

        var book = await services.GetRequiredService<BuildIndicatorBook>().RunAsync(services.GetRequiredService<IPublishedData>(), new DateOnly(2026, 11, 24), CancellationToken.None);
        var packs = services.GetRequiredService<ProfilePacks>().PacksAsync(book, ProjectionBook.Of(book), services.GetRequiredService<ISitePages>(), new Site(null, false, true), CancellationToken.None);
        var assets = new DraftPack([.. SiteAssets.All.Select(asset => new DraftFile(asset.Address, asset.ContentType, asset.Bytes.ToArray()))]);
        await services.GetRequiredService<IRunPublisher>().PublishAsync(new RunInfo("profiles", book.AsOf, new Dictionary<string, string>()), packs.Append(assets), CancellationToken.None);
    }

    /// <summary>The published files that tests read where they lie; null where they are not.</summary>
    private static string? Folder()
    {
        string name = Path.Combine("shared", "data");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (System.IO.Directory.Exists(Path.Combine(at.FullName, name))) return Path.Combine(at.FullName, name);
        }

        return Environment.GetEnvironmentVariable("IMDI_SHARED") is { } shared && System.IO.Directory.Exists(Path.Combine(shared, "data")) ? Path.Combine(shared, "data") : null;
    }

    private sealed class RealTheoryAttribute : TheoryAttribute
    {
        public RealTheoryAttribute()
        {
            if (Folder() is null) Skip = "shared/data is not here; set IMDI_SHARED to its parent.";
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Pages();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]")]
    private static partial Regex Boxes();
}
