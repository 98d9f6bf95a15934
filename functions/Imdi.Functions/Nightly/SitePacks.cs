using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

/// <summary>Everything a run publishes: the rooms' packs, then the pages and files that belong to no room.</summary>
public sealed class SitePacks(RemittanceFiles remittances, DatasetFiles datasets, RegisterPacks register, ISitePages pages, IOptions<SeedMoneySettings> seedMoney)
{
    private static readonly string[] TextPages = ["about", "accessibility", "privacy", "data-api"];

    internal async IAsyncEnumerable<DraftPack> AllAsync(
        RemittanceBook book, PinnedData data, RegisterBook projects, Site site, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        List<string> addresses = [];
        await foreach (var pack in remittances.PacksAsync(book, pages, site, cancellation, RegisterModels.DecisionsOf(projects))) yield return Noted(pack, addresses);
        await foreach (var pack in datasets.PacksAsync(data, data.Histories, book.AsOf, pages, site, cancellation)) yield return Noted(pack, addresses);
        await foreach (var pack in register.PacksAsync(projects, pages, site, cancellation)) yield return Noted(pack, addresses);
        yield return Noted(await TextsAsync(site), addresses);
        yield return new DraftPack([.. SiteAssets.All.Select(asset => new DraftFile(asset.Address, asset.ContentType, asset.Bytes.ToArray()))]);
        yield return new DraftPack([RobotsText(site), SiteMap(site, addresses)]);
    }

    /// <summary>The root of an export: a static host cannot choose by Accept-Language, so it leads to English and names the others.</summary>
    public static DraftFile LanguageChoice { get; } = Text("/", "text/html; charset=utf-8",
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>IMDI</title><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0; url=/en/"></head>
        <body><main><h1>IMDI</h1><ul>
        <li><a href="/en/" lang="en">English</a></li><li><a href="/fr/" lang="fr">Français</a></li><li><a href="/es/" lang="es">Español</a></li><li><a href="/ar/" lang="ar" dir="rtl">العربية</a></li>
        </ul></main></body>
        </html>

        """);

    private static DraftPack Noted(DraftPack pack, List<string> addresses)
    {
        addresses.AddRange(pack.Files.Where(file => file.Address.EndsWith('/')).Select(file => file.Address));
        return pack;
    }

    private async Task<DraftPack> TextsAsync(Site site)
    {
        List<DraftFile> files = [];
        foreach (var language in Language.All)
        {
            foreach (string page in TextPages)
            {
                var at = new PageAddress(language, $"{page}/");
                files.Add(Html(at, await pages.TextAsync(site, at, page)));
            }

            var guide = PageAddress.ApplyGuide(language);
            files.Add(Html(guide, await pages.RenderAsync<GuidePage>(site, guide, GuideFunctions.ModelOf(seedMoney.Value))));
        }

        return new DraftPack(files);
    }

    private static DraftFile Html(PageAddress at, string html) => new(at.Href, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    private static DraftFile RobotsText(Site site) => Text("/robots.txt", "text/plain; charset=utf-8",
        $"User-agent: *\nDisallow: /api/\n{(site.BaseAddress is { } origin ? $"Sitemap: {origin}/sitemap.xml\n" : "")}");

    private static DraftFile SiteMap(Site site, IEnumerable<string> addresses)
    {
        var map = new StringBuilder("""<?xml version="1.0" encoding="utf-8"?>""").Append('\n')
            .Append("""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">""").Append('\n');
        foreach (string address in addresses.Where(a => !a.Contains("/embed/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            map.Append("<url><loc>").Append(site.BaseAddress).Append(address).Append("</loc></url>\n");
        }

        return Text("/sitemap.xml", "application/xml; charset=utf-8", map.Append("</urlset>\n").ToString());
    }

    private static DraftFile Text(string address, string type, string text) => new(address, type, Encoding.UTF8.GetBytes(text));
}
