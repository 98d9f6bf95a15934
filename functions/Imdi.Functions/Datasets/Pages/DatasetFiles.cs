using System.Runtime.CompilerServices;
using System.Text;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Datasets;

/// <summary>What the night publishes of the room: the catalogue, and the page of every kind with the facts behind it. A page changes only when a figure or a due date does.</summary>
public sealed class DatasetFiles(BuildDatasetFacts build)
{
    private const string Html = "text/html; charset=utf-8", JsonType = "application/json; charset=utf-8";

    public async IAsyncEnumerable<DraftPack> PacksAsync(
        IPublishedData data, IReadOnlyDictionary<string, KindHistory> histories, DateOnly asOf, ISitePages pages, Site site, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<DatasetFacts> all = [];
        foreach (var kind in DatasetKinds.All)
        {
            var facts = await build.RunAsync(kind, histories[kind.Id], data, site.BaseAddress ?? "", cancellation);
            all.Add(facts);
            var drawn = await PagesAsync(language => PageAddress.Dataset(language, kind.Id), at => pages.DatasetAsync(site, at, DatasetModels.Of(kind, facts, asOf, at.Language, ChartQuestion.None)));
            yield return new DraftPack([.. drawn, new DraftFile(DatasetFacts.AddressOf(kind.Id), JsonType, DatasetPageStore.Write(facts))]);
        }

        yield return new DraftPack(await PagesAsync(PageAddress.Catalogue, at => pages.CatalogueAsync(site, at, CatalogueSearch.Everything.Of(all, asOf, at.Language))));
    }

    private static async Task<DraftFile[]> PagesAsync(Func<Language, PageAddress> address, Func<PageAddress, Task<string>> render)
    {
        List<DraftFile> files = [];
        foreach (var at in Language.All.Select(address)) files.Add(new DraftFile(at.Href, Html, Encoding.UTF8.GetBytes(await render(at))));
        return [.. files];
    }
}
