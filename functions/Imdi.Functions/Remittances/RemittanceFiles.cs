using System.Runtime.CompilerServices;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
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
    /// <summary>The pack over all corridors, which shows more than the room knows.</summary>
    public const string Start = "start";

    /// <summary>All that the other packs follow from. The day is among it: on it depends which offers have grown stale.</summary>
    public static string InputsOf(IEnumerable<DatasetVersion> versions, DateOnly asOf, RemittanceOptions options, Site site) => PackInputs.Of(
        "corridors", versions.Where(version => version.Kind is KindNames.RemittanceQuotes or KindNames.CorridorAverages or KindNames.RemittanceFlows), asOf, options, site);

    public async IAsyncEnumerable<DraftPack> PacksAsync(
        RemittanceBook book, ISitePages pages, Site site, [EnumeratorCancellation] CancellationToken cancellation, IReadOnlyList<DecisionRow>? decisions = null)
    {
        var quarters = book.Periods.ToDictionary(period => period, period => QuarterFile.Of(book, period));
        var overview = new OverviewIndex(Overview.Of(book, book.Periods.Select(period => quarters[period])));
        var rows = overview.Published.Corridors;
        var answers = new QuarterPacks(overview.Published, site);
        var corridors = new CorridorPacks(book, overview, pages, site, options);
        var countries = new CountryPacks(book, overview, quarters, pages, site);

        yield return new DraftPack(Start, new StartPacks(book, overview, quarters, pages, site, options, decisions ?? []).PackAsync);
        foreach (var period in book.Periods) yield return new DraftPack($"quarter-{period}", token => answers.PackAsync(quarters[period], token));
        foreach (var row in rows) yield return new DraftPack($"{row.From}-{row.To}", token => corridors.PackAsync(new Corridor(row.From, row.To), token));
        foreach (var sender in rows.Select(row => row.From).Distinct().Order()) yield return new DraftPack($"from-{sender}", _ => countries.PackAsync(sender, isSender: true));
        foreach (var receiver in rows.Select(row => row.To).Distinct().Order()) yield return new DraftPack($"to-{receiver}", _ => countries.PackAsync(receiver, isSender: false));
        foreach (var country in rows.SelectMany(row => new[] { row.From, row.To }).Distinct().Order()) yield return new DraftPack($"country-{country}", token => countries.AnswerAsync(country, token));
    }
}
