using System.Security.Cryptography;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Azurite;

using Imdi.Web;

namespace Imdi.Functions.Tests.Remittances;

public sealed class PublishingTests
{
    [Fact]
    public async Task The_same_book_gives_the_same_bytes() =>
        Assert.Equal(await HashesAsync(Books.SixServicesAndFigures()), await HashesAsync(Books.SixServicesAndFigures()));

    [Fact]
    public async Task A_day_later_nothing_changes()
    {
        var today = await HashesAsync(Books.SixServicesAndFigures());
        var tomorrow = await HashesAsync(Books.SixServicesAndFigures(RemittanceHouse.Today.AddDays(1)));

        Assert.Equal(today, tomorrow);
    }

    [Fact]
    public async Task When_a_price_becomes_stale_its_corridor_changes_and_no_other()
    {
        var fresh = await HashesAsync(Books.SixServicesAndFigures(new DateOnly(2026, 9, 1).AddDays(100)));
        var stale = await HashesAsync(Books.SixServicesAndFigures(new DateOnly(2026, 9, 1).AddDays(101)));

        var changed = fresh.Keys.Where(address => fresh[address] != stale[address]).Order(StringComparer.Ordinal).ToList();

        Assert.Contains("/en/send/gbr/ind/", changed);
        Assert.Contains("/data/corridors/FRA-MAR.json", changed);
        Assert.All(changed, address => Assert.True(
            address.Contains("gbr", StringComparison.OrdinalIgnoreCase) || address.Contains("fra", StringComparison.OrdinalIgnoreCase), address));
    }

    [Fact]
    public async Task A_corridor_has_its_pages_data_and_answers()
    {
        var addresses = (await HashesAsync(Books.SixServicesAndFigures())).Keys;

        foreach (string address in new[]
        {
            "/en/", "/ar/send/", "/fr/send/targets/", "/es/send/method/", "/ar/send/gbr/ind/", "/en/embed/gbr/ind/", "/en/send/from/gbr/", "/en/send/to/ind/",
            "/data/corridors/GBR-IND.json", "/data/history/FRA-MAR.json", "/data/quarters/2020Q3.json", "/data/overview.json",
            "/api/remittances/corridors/GBR/IND.json", "/api/remittances/corridors/GBR/IND.csv", "/api/remittances/corridors/GBR/IND/trend.json",
            "/api/remittances/corridors/GBR/IND/trend.csv", "/api/remittances/targets.json", "/api/remittances/targets.csv",
        })
        {
            Assert.Contains(address, addresses);
        }

        Assert.DoesNotContain("/data/history/GBR-IND.json", addresses);
    }

    [Fact]
    public async Task A_static_host_has_each_answer_in_each_language_with_the_rows_of_the_others()
    {
        var files = await FilesAsync(Books.SixServicesAndFigures(), hasApi: false);
        var english = files.Keys.Where(address => address.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        Assert.Contains("/api/remittances/targets/2015Q4.json", english);
        Assert.Contains("/api/remittances/averages/2026Q3.csv", english);
        Assert.All(english, address => Assert.All(["fr", "es", "ar"], language => Assert.Contains($"/{language}{address}", files.Keys)));
        Assert.Contains("\"groupName\":\"Banque\"", Text("/fr/api/remittances/averages/2026Q3.json"), StringComparison.Ordinal);
        Assert.Contains("Asia Meridional", Text("/es/api/remittances/averages/2026Q3.csv"), StringComparison.Ordinal);
        Assert.Equal(Lines("/api/remittances/averages/2026Q3.csv"), Lines("/ar/api/remittances/averages/2026Q3.csv"));

        string Text(string address) => System.Text.Encoding.UTF8.GetString(files[address]);
        int Lines(string address) => Text(address).Split("\r\n").Length;
    }

    [Fact]
    public async Task A_run_has_the_answers_in_English_since_the_application_gives_the_others() =>
        Assert.DoesNotContain((await HashesAsync(Books.SixServicesAndFigures())).Keys, address => address.StartsWith("/fr/api/", StringComparison.Ordinal));

    [Fact]
    public async Task A_rerun_writes_nothing_new()
    {
        var storage = await AzuriteServer.FreshAsync();
        var first = await RemittanceHouse.PublishAsync(storage, Books.SixServicesAndFigures());
        var next = await RemittanceHouse.PublishAsync(storage, Books.SixServicesAndFigures(RemittanceHouse.Today.AddDays(1)));
        var again = await RemittanceHouse.PublishAsync(storage, Books.SixServicesAndFigures(RemittanceHouse.Today.AddDays(1)));

        Assert.True(first.PacksWritten > 0);
        Assert.Equal((0, true), (next.PacksWritten, next.Swapped));
        Assert.Equal((0, false), (again.PacksWritten, again.Swapped));
    }

    [Fact]
    public async Task A_corridor_that_is_gone_from_the_data_is_gone_from_the_site()
    {
        var storage = await AzuriteServer.FreshAsync();
        await RemittanceHouse.PublishAsync(storage, Books.SixServicesAndFigures());
        await RemittanceHouse.PublishAsync(storage, Books.Of([], null, ("FRA", "MAR", "2020Q3", 5m)));
        var site = Storage.A.Site(storage);

        Assert.Null(await site.FindAsync("/en/send/gbr/ind/", CancellationToken.None));
        Assert.NotNull(await site.FindAsync("/en/send/fra/mar/", CancellationToken.None));
    }

    [Fact]
    public async Task Demonstration_offers_are_shown_and_enter_no_figure()
    {
        var book = Books.Of(SixServices.All.Select(quote => quote with { Source = A.Demonstration }), null, ("GBR", "IND", "2020Q3", 2.921333m));
        var (file, _) = CorridorSnapshot.Of(book, A.Corridor("GBR", "IND"));
        var compared = CorridorComparison.Of(CorridorFacts.Of(file), new CorridorQuestion(), book.AsOf, book.Options).Value;

        Assert.Equal(5, compared.Offer.Ranked.Count);
        Assert.All(compared.Offer.Ranked, cost => Assert.True(cost.Quote.Source.IsDemonstration));
        Assert.Equal(new SmartCost(null, 0), compared.Smart);
        Assert.Equal("2020Q3", Assert.Single(file.Trend).Period.ToString());
        Assert.Equal(["2020Q3"], book.Periods.Select(period => period.ToString()));
        Assert.True(book.HasDemonstrationData);
    }

    private static async Task<SortedDictionary<string, string>> HashesAsync(RemittanceBook book) =>
        new((await FilesAsync(book, hasApi: true)).ToDictionary(file => file.Key, file => Convert.ToHexString(SHA256.HashData(file.Value))), StringComparer.Ordinal);

    private static async Task<Dictionary<string, byte[]>> FilesAsync(RemittanceBook book, bool hasApi)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var packs = new RemittanceFiles(book.Options).PacksAsync(book, RemittanceHouse.Pages(), new Site(null, false, hasApi), CancellationToken.None);
        await foreach (var pack in packs)
        {
            foreach (var file in (await pack.RenderAsync(CancellationToken.None)).Files) files.Add(file.Address, file.Content.ToArray());
        }

        return files;
    }
}
