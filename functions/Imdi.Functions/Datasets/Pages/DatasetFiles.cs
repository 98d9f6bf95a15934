using System.Runtime.CompilerServices;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Datasets;

/// <summary>What the night publishes of the room: the catalogue, and the page of every kind with the facts behind it. A page changes only when a figure or a due date does.</summary>
public sealed class DatasetFiles(BuildDatasetFacts build)
{
    private const string JsonType = "application/json; charset=utf-8";

    public async IAsyncEnumerable<DraftPack> PacksAsync(
        IPublishedData data, IReadOnlyDictionary<string, KindHistory> histories, DateOnly asOf, ISitePages pages, Site site, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        List<(DatasetKind Kind, DraftPack Facts)> all = [];
        foreach (var kind in DatasetKinds.All)
        {
            var facts = FactsOf(kind, histories[kind.Id], data, site);
            yield return facts;
            all.Add((kind, facts));
            yield return new DraftPack(kind.Id, async token =>
            {
                var read = await ReadAsync(kind, facts, token);
                return new(await WriteAnswers.PagesAsync(language => PageAddress.Dataset(language, kind.Id), at => pages.DatasetAsync(site, at, DatasetModels.Of(kind, read, asOf, at.Language, ChartQuestion.None))));
            }).From(PackInputs.Of("dataset", facts.Key, FreshnessOf(kind), site));
        }

        yield return new DraftPack("catalogue", async token =>
        {
            List<DatasetFacts> read = [];
            foreach (var (kind, facts) in all) read.Add(await ReadAsync(kind, facts, token));
            return new(await WriteAnswers.PagesAsync(PageAddress.Catalogue, at => pages.CatalogueAsync(site, at, CatalogueSearch.Everything.Of(read, asOf, at.Language))));
        }).From(PackInputs.Of("catalogue", all.Select(one => (string[])[one.Facts.Key!, FreshnessOf(one.Kind)]), site));

        // What of the day a page shows: the night before may have had the same.
        string FreshnessOf(DatasetKind kind) => DatasetModels.FreshnessOf(kind, VersionFacts.Current(histories[kind.Id]), asOf).ToString();
    }

    private DraftPack FactsOf(DatasetKind kind, KindHistory history, IPublishedData data, Site site) => new DraftPack($"{kind.Id}-facts", async token =>
        new([new DraftFile(DatasetFacts.AddressOf(kind.Id), JsonType, DatasetPageStore.Write(await build.RunAsync(kind, history, data, site.BaseAddress ?? "", token)))]))
        .From(PackInputs.Of("dataset-facts", kind.Id, VersionFacts.Current(history), history.Current.Select(known => Citation.Of(kind, known, site.BaseAddress ?? "").Text), site.BaseAddress));

    private static async Task<DatasetFacts> ReadAsync(DatasetKind kind, DraftPack facts, CancellationToken cancellation) =>
        DatasetPageStore.Read(await facts.ReadAsync(DatasetFacts.AddressOf(kind.Id), cancellation));
}
