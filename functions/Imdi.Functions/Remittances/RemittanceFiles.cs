using System.Runtime.CompilerServices;
using System.Text;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Register;

namespace Imdi.Functions.Remittances;

/// <summary>
/// What the night publishes of the room. Every byte follows from the book and the site's frame, so a rerun writes nothing new, and a page
/// changes only when a figure does or a quote crosses the limit of its age.
/// </summary>
public sealed class RemittanceFiles(RemittanceOptions options)
{
    public async IAsyncEnumerable<DraftPack> PacksAsync(
        RemittanceBook book, ISitePages pages, Site site, [EnumeratorCancellation] CancellationToken cancellation, IReadOnlyList<DecisionRow>? decisions = null)
    {
        var quarters = book.Periods.ToDictionary(period => period, period => QuarterFile.Of(book, period));
        var overview = new OverviewIndex(Overview.Of(book, book.Periods.Select(period => quarters[period])));
        var rows = overview.Published.Corridors;
        var answers = new QuarterPacks(overview.Published, site);
        var corridors = new CorridorPacks(book, overview, pages, site, options);
        var countries = new CountryPacks(book, overview, quarters, pages, site);

        yield return await new StartPacks(book, overview, quarters, pages, site, options, decisions ?? []).PackAsync(cancellation);
        foreach (var period in book.Periods) yield return await answers.PackAsync(quarters[period], cancellation);
        foreach (var row in rows) yield return await corridors.PackAsync(new Corridor(row.From, row.To), cancellation);
        foreach (var sender in rows.Select(row => row.From).Distinct().Order()) yield return await countries.PackAsync(sender, isSender: true);
        foreach (var receiver in rows.Select(row => row.To).Distinct().Order()) yield return await countries.PackAsync(receiver, isSender: false);
        foreach (var country in rows.SelectMany(row => new[] { row.From, row.To }).Distinct().Order()) yield return await countries.AnswerAsync(country, cancellation);
    }

    /// <summary>A page in every language.</summary>
    internal static async Task<DraftFile[]> PagesAsync(Func<Language, PageAddress> address, Func<PageAddress, Task<string>> render)
    {
        var files = new List<DraftFile>();
        foreach (var language in Language.All)
        {
            var at = address(language);
            files.Add(new DraftFile(at.Href, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(await render(at))));
        }

        return [.. files];
    }
}
