using System.ComponentModel;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>What datasets there are: the catalogue as JSON, CSV and DCAT-AP, and one dataset with its sources.</summary>
internal static class CatalogueFunctions
{
    public static void MapCatalogue(this RouteGroupBuilder datasets)
    {
        datasets.MapGet("", ListDatasets).AnswersOne<DatasetCatalogue>(alsoCsv: true).WithMetadata(new OtherForms(DataFormat.JsonLd))
            .Describe("listDatasets", "The kinds of dataset, with the current version of each source, by words and facets; with .jsonld as DCAT-AP 3")
            .Example(new("/api/datasets"));
        datasets.MapGet("{kind}", ReadDataset).AnswersOne<DatasetAnswer>()
            .Describe("readDataset", "A kind as it is declared, with the current version and the freshness of each source", DatasetRefuses.UnknownKind)
            .Example(new("/api/datasets/remittance-flows"));
    }

    internal static async Task<IResult> ListDatasets(
        DataRequest asked, [Description("Words that all occur in the kind's id, title or purpose, or in a source's name.")] string? q,
        [Description("Ids of sources, such as world-bank-rpw.")] string[] source, Choice<Frequency>[] frequency, Choice<FreshnessState>[] freshness,
        DatasetStore store, TimeProvider clock, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        List<(DatasetKind, KindHistory)> all = [];
        foreach (var kind in DatasetKinds.All) all.Add((kind, await store.ReadHistoryAsync(kind.Id, cancellation)));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var answer = asked.From(string.Join('+', [CellText.Of(today), .. all.Select(one => one.Item2.Tag)]));
        if (answer.Unchanged() is { } unchanged) return unchanged;

        var question = new CatalogueQuestion(q, source, [.. frequency.Select(one => one.Value)], [.. freshness.Select(one => one.Value)]);
        var catalogue = DatasetCatalogue.Of(all, question, today);
        return asked.Format == DataFormat.JsonLd
            ? answer.Written("application/ld+json; charset=utf-8", (stream, token) => JsonSerializer.SerializeAsync(stream, WriteDcat.Of(catalogue, settings.Value.BaseAddress ?? ""), cancellationToken: token), isFile: false)
            : answer.One(catalogue, catalogue.Rows, new DataNote("IMDI", null, "/api/docs", null));
    }

    internal static async Task<IResult> ReadDataset(DataRequest asked, [Description(DatasetRefuses.KindIs)] string kind, DatasetStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is not { } known) return Answer.Refused(LoadDataset.UnknownKind(kind));
        var history = await store.ReadHistoryAsync(kind, cancellation);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var answer = asked.From($"{CellText.Of(today)}+{history.Tag}");
        return answer.Unchanged() ?? answer.One(DatasetAnswer.Of(known, history, today));
    }
}
