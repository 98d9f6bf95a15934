using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Datasets;

/// <summary>The door of the room: what kinds there are, what is current, and what was wrong with a version.</summary>
public static class DatasetFunctions
{
    private const string KindIs = "The id of a kind, such as remittance-quotes; listDatasets names them.";

    public static IServiceCollection AddDatasets(this IServiceCollection services)
    {
        services.TryAddSingleton<RawFileStore>();
        services.AddSingleton<DatasetStore>();
        services.AddSingleton<LoadDataset>();
        services.AddSingleton<WithdrawDataset>();
        services.AddSingleton<IPublishedData, PublishedData>();
        return services;
    }

    public static void MapDatasets(this IEndpointRouteBuilder routes)
    {
        var unknown = new Refuses(RefusalKind.NotFound, "unknown-kind", "There is no such kind.");
        var datasets = routes.MapRoom("datasets", "Datasets");
        datasets.MapGet("", ListDatasets).AnswersOne<DatasetCatalogue>(alsoCsv: true)
            .Describe("listDatasets", "The kinds of dataset, with the current version of each source")
            .Example(new("/api/datasets"));
        datasets.MapGet("{kind}/template", ReadTemplate).AnswersOne<KindDeclaration>(alsoCsv: true)
            .Describe("readDatasetTemplate", "The columns that a kind declares; as CSV the blank template to fill in", unknown)
            .Example(new("/api/datasets/remittance-quotes/template")).Example(new("/api/datasets/weather/template", 404));
        datasets.MapGet("{kind}/versions/{version}/findings", ReadFindings).AnswersOne<VersionFindings>(alsoCsv: true)
            .Describe("readDatasetFindings", "How many findings of each code a version has; as CSV each one by row and column", unknown, new Refuses(RefusalKind.NotFound, "unknown-version", "There is no such version."))
            .Example(new("/api/datasets/remittance-quotes/versions/{0}/findings") { Taken = ["listDatasets /kinds/0/versions/0/version"] });
    }

    internal static async Task<IResult> ListDatasets(DataRequest asked, IPublishedData data, CancellationToken cancellation)
    {
        List<DatasetVersion> versions = [];
        foreach (var kind in DatasetKinds.All) versions.AddRange(await data.CurrentAsync(kind.Id, cancellation));
        var answer = asked.From(string.Join('+', versions.Select(version => version.Version)));
        var catalogue = DatasetCatalogue.Of(versions);
        return answer.Unchanged() ?? answer.One(catalogue, catalogue.Rows, new DataNote("IMDI", null, "/api/docs", null));
    }

    internal static IResult ReadTemplate(DataRequest asked, [Description(KindIs)] string kind)
    {
        if (DatasetKinds.Find(kind) is not { } known) return Answer.Refused(LoadDataset.UnknownKind(kind));
        if (asked.Format == DataFormat.Csv) return Results.Text(WriteTemplate.For(known), "text/csv; charset=utf-8; header=present");
        var answer = asked.From(VersionId.Reader);
        return answer.Unchanged() ?? answer.One(KindDeclaration.Of(known));
    }

    internal static async Task<IResult> ReadFindings(
        DataRequest asked, [Description(KindIs)] string kind, [Description("A version's id, as listDatasets names it.")] string version,
        DatasetStore store, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is null) return Answer.Refused(LoadDataset.UnknownKind(kind));
        if (await store.FindVersionAsync(kind, version, cancellation) is not { } known) return Answer.Refused(UnknownVersion);
        if (asked.Format == DataFormat.Csv)
        {
            return await store.FindFindingsAsync(known, cancellation) is { } findings
                ? Results.Stream(findings, "text/csv; charset=utf-8; header=present", $"{kind}-{version}-findings.csv")
                : Answer.Refused(UnknownVersion);
        }

        var answer = asked.From(version);
        return answer.Unchanged() ?? answer.One(VersionFindings.Of((await store.FindManifestAsync(kind, known.Source.Id, version, cancellation))!));
    }

    private static Refusal UnknownVersion { get; } = Refusal.NotFound("unknown-version", "There is no such version of this kind; /api/datasets lists the current ones.",
        new FieldError("/version", "unknown-version", "Name a version as /api/datasets does."));
}
