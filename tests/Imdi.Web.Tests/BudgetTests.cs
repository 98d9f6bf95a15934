using Imdi.Shared;

namespace Imdi.Web.Tests;

/// <summary>Bytes that a reader with a slow connection pays for, gzipped.</summary>
public sealed class BudgetTests : PageTheory
{
    private const int Kilo = 1000;

    /// <summary>Those that show a figure of every country may take 35 kB.</summary>
    private static readonly HashSet<string> HeavyWithData = ["indicator-bars", "indicator-map"];

    [Theory, MemberData(nameof(EveryPage))]
    public async Task A_page_takes_at_most_20_kB_and_one_full_of_figures_35(string page, string tag) => Assert.InRange(
        Gzipped(await Rendered.HtmlAsync(page, Language.Parse(tag))), 1, (HeavyWithData.Contains(page) || page.StartsWith("profile-", StringComparison.Ordinal) ? 35 : 20) * Kilo);

    [Fact]
    public void The_style_sheet_takes_at_most_12_kB() => Assert.InRange(Gzipped(Asset("site.css").Bytes.Span), 1, 12 * Kilo);

    [Theory, MemberData(nameof(EveryPage))]
    public async Task The_scripts_of_a_page_take_at_most_10_kB(string page, string tag)
    {
        var document = await ParseAsync(page, tag);

        Assert.InRange(document.Scripts.Sum(script => Gzipped(AssetAt(script.Source!).Bytes.Span)), 0, 10 * Kilo);
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task A_first_view_takes_at_most_100_kB_in_8_requests(string page, string tag)
    {
        var document = await ParseAsync(page, tag);
        var loaded = document.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=icon], use")
            .Select(element => (element.GetAttribute("src") ?? element.GetAttribute("href")!).Split('#')[0])
            .Append(SiteAssets.Address("ss3.woff2")).Distinct().ToList();

        int bytes = Gzipped(await Rendered.HtmlAsync(page, Language.Parse(tag))) + loaded.Sum(address => Transferred(AssetAt(address)));

        Assert.InRange(bytes, 1, 100 * Kilo);
        Assert.InRange(loaded.Count + 1, 1, 8);
    }

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar")]
    public async Task The_embedded_page_takes_at_most_30_kB_without_script_or_font(string tag)
    {
        var document = await ParseAsync("embed", tag);

        Assert.Empty(document.Scripts);
        Assert.Equal([SiteAssets.Address("embed.css")], document.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!));
        string html = await Rendered.HtmlAsync("embed", Language.Parse(tag));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html) + Asset("embed.css").Bytes.Length, 1, 30 * Kilo);
        Assert.DoesNotContain("url(", System.Text.Encoding.UTF8.GetString(Asset("embed.css").Bytes.Span), StringComparison.Ordinal);
    }

    private static int Transferred(SiteAsset asset) => asset.ContentType == "font/woff2" ? asset.Bytes.Length : Gzipped(asset.Bytes.Span);

    private static SiteAsset Asset(string name) => SiteAssets.All.Single(asset => asset.Name == name);

    private static SiteAsset AssetAt(string address) => SiteAssets.All.Single(asset => asset.Address == address);
}
