using System.Runtime.CompilerServices;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Funding;
using Imdi.Functions.Hosting;
using Imdi.Functions.Indicators;
using Imdi.Functions.Proposals;
using Imdi.Functions.Remittances;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Apply;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Nightly;

/// <summary>Everything a run publishes: the rooms' packs, then the pages and files that belong to no room.</summary>
public sealed class SitePacks(RemittanceFiles remittances, IndicatorFiles indicators, DatasetFiles datasets, RegisterPacks register, ISitePages pages, RemittanceOptions options, IOptions<SeedMoneySettings> seedMoney)
{
    private static readonly string[] TextPages = ["about", "accessibility", "privacy", "data-api"];

    /// <param name="known">What is stored already, so that a room none of whose inputs changed is not asked at all.</param>
    /// <param name="began">Told before each step.</param>
    internal async IAsyncEnumerable<DraftPack> AllAsync(
        NightBook book, Site site, [EnumeratorCancellation] CancellationToken cancellation, KnownPacks? known = null, Func<string, Task>? began = null)
    {
        List<string> addresses = [];
        // Rooms render every language; what the region does not offer is left out here, for all of them.
        string[] left = [.. Language.All.Where(language => !site.Region.Offers(language)).Select(language => $"/{language}/")];
        (string Name, IAsyncEnumerable<DraftPack> Packs)[] steps =
        [
            (NightSteps.Corridors, CorridorsAsync(book, site, known ?? KnownPacks.None, cancellation)),
            (NightSteps.Indicators, indicators.PacksAsync(book.Indicators, pages, site, cancellation, known, began)),
            (NightSteps.Datasets, datasets.PacksAsync(book.Data, book.Data.Histories, book.AsOf, pages, site, cancellation)),
            (NightSteps.Register, register.PacksAsync(book.Register, pages, site, cancellation)),
            (NightSteps.Texts, TextsAsync(site)),
        ];
        foreach (var (name, packs) in steps)
        {
            if (began is not null) await began(name);
            await foreach (var pack in packs)
            {
                var offered = left.Length == 0 ? pack : pack.Where(file => !Array.Exists(left, prefix => file.Address.StartsWith(prefix, StringComparison.Ordinal)));
                yield return offered;
                addresses.AddRange(offered.Addresses.Where(address => address.EndsWith('/')));
            }
        }

        yield return new DraftPack([RobotsText(site), SiteMap(site, addresses)]);
    }

    /// <summary>All of a kind's corridors are read together, so one set of inputs stands for all of them; the start pages show decisions beside.</summary>
    private async IAsyncEnumerable<DraftPack> CorridorsAsync(NightBook book, Site site, KnownPacks known, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var decisions = RegisterModels.DecisionsOf(book.Register);
        string inputs = RemittanceFiles.InputsOf(book.Data.Versions, book.AsOf, options, site), start = PackInputs.Of(RemittanceFiles.Start, inputs, decisions);
        if (known.From(inputs) is { Count: > 0 } kept && known.From(start) is { Count: > 0 } first)
        {
            foreach (var pack in first.Concat(kept)) yield return pack;
            yield break;
        }

        var read = await book.RemittancesAsync(cancellation);
        await foreach (var pack in remittances.PacksAsync(read, pages, site, cancellation, decisions)) yield return pack.From(pack.Name == RemittanceFiles.Start ? start : inputs);
    }

    /// <summary>The root of an export: a static host cannot choose by Accept-Language, so it leads to the region's first language and names the others.</summary>
    public static DraftFile LanguageChoice(Region region) => Text("/", "text/html; charset=utf-8",
        $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{Encoded(region.ShortName)}</title><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0; url=/{region.Languages[0]}/"></head>
        <body><main><h1>{Encoded(region.ShortName)}</h1><ul>
        {string.Concat(region.Languages.Select(language => $"<li><a href=\"/{language}/\" lang=\"{language}\"{(language.IsRightToLeft ? " dir=\"rtl\"" : "")}>{Texts.For(language)["language"]}</a></li>"))}
        </ul></main></body>
        </html>

        """);

    private async IAsyncEnumerable<DraftPack> TextsAsync(Site site)
    {
        await Task.CompletedTask;
        yield return new DraftPack("texts", _ => TextPagesAsync(site)).From(PackInputs.Of("texts", site, seedMoney.Value));
        yield return new DraftPack("assets", _ => Task.FromResult(new PackContent([.. SiteAssets.All.Select(asset => new DraftFile(asset.Address, asset.ContentType, asset.Bytes.ToArray()))]))).From(PackInputs.Of("assets"));
    }

    private async Task<PackContent> TextPagesAsync(Site site)
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

        return new PackContent(files);
    }

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);

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
