using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Datasets;

/// <summary>The versions of a kind: their history, one of them whole, and where the latest is.</summary>
internal static class VersionFunctions
{
    private const string SourceIs = "The id of a source; needed where several have a current version.";

    private static readonly Refuses[] Latest =
    [
        DatasetRefuses.UnknownKind, new(RefusalKind.NotFound, "no-current-version", "No source, or not this one, has a current version."),
        new(RefusalKind.Malformed, "source-needed", "Several sources have a current version."),
    ];

    public static void MapVersions(this RouteGroupBuilder datasets)
    {
        datasets.MapGet("{kind}/versions", ListVersions).AnswersOne<KindVersions>(alsoCsv: true)
            .Describe("listDatasetVersions", "Every version of a kind with its state, newest first, and every change of what is current", DatasetRefuses.UnknownKind)
            .Example(new("/api/datasets/remittance-flows/versions"));
        datasets.MapGet("{kind}/versions/latest", ReadLatest).RequireCors(Origins.PublicData).Produces(StatusCodes.Status302Found)
            .Describe("readLatestDatasetVersion", "Leads to the current version", Latest)
            .Example(new("/api/datasets/remittance-flows/versions/latest?source=local", 302));
        datasets.MapGet("{kind}/versions/latest/data", ReadLatestRows).RequireCors(Origins.PublicData).Produces(StatusCodes.Status302Found)
            .WithMetadata(new TakesOtherParameters(), new OtherForms(DataFormat.SdmxCsv, DataFormat.SdmxJson, DataFormat.Parquet))
            .Describe("readLatestDatasetRows", "Leads to the rows of the current version, in the same form with the same filters", Latest)
            .Example(new("/api/datasets/remittance-flows/versions/latest/data?source=local&from=QAT", 302));
        datasets.MapGet("{kind}/versions/{version}", ReadVersion).AnswersOne<VersionAnswer>()
            .Describe("readDatasetVersion", "A version: its state, how it came about, its files and how to cite it (text, CSL-JSON, BibTeX)", DatasetRefuses.Version)
            .Example(new("/api/datasets/remittance-flows/versions/{0}") { Taken = ["listDatasetVersions /versions/0/version"] });
    }

    internal static async Task<IResult> ListVersions(
        DataRequest asked, [Description(DatasetRefuses.KindIs)] string kind, [Description("Of this source only.")] string? source, DatasetStore store, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is null) return Answer.Refused(LoadDataset.UnknownKind(kind));
        var history = await store.ReadHistoryAsync(kind, cancellation);
        var answer = asked.From(history.Tag);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var versions = KindVersions.Of(kind, history, source);
        return answer.One(versions, versions.Versions, new DataNote("IMDI", null, $"/api/datasets/{kind}", null));
    }

    internal static async Task<IResult> ReadVersion(
        DataRequest asked, [Description(DatasetRefuses.KindIs)] string kind, [Description(DatasetRefuses.VersionIs)] string version,
        OpenVersion open, DatasetStore store, IOptions<HostingSettings> settings, CancellationToken cancellation)
    {
        var found = await open.FindAsync(kind, version, cancellation);
        if (found.Refusal is { } refusal) return Answer.Refused(refusal);
        var (declared, history, known) = found.Value;
        var answer = asked.From(history.Tag);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var manifest = await store.Files.FindManifestAsync(kind, known.Version.Source.Id, version, cancellation);
        return manifest is null ? Answer.Refused(VersionRules.UnknownVersion) : answer.One(VersionAnswer.Of(declared, history, known, manifest, settings.Value.BaseAddress ?? ""));
    }

    internal static Task<IResult> ReadLatest(
        [Description(DatasetRefuses.KindIs)] string kind, [Description(SourceIs)] string? source, DatasetStore store, HttpContext context, CancellationToken cancellation) =>
        ToLatestAsync(kind, source, "", store, context, cancellation);

    internal static Task<IResult> ReadLatestRows(
        [Description(DatasetRefuses.KindIs)] string kind, [Description(SourceIs)] string? source, DatasetStore store, HttpContext context, CancellationToken cancellation) =>
        ToLatestAsync(kind, source, "/data", store, context, cancellation);

    private static async Task<IResult> ToLatestAsync(string kind, string? source, string rest, DatasetStore store, HttpContext context, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is null) return Answer.Refused(LoadDataset.UnknownKind(kind));
        var latest = LatestVersion.Of(await store.ReadHistoryAsync(kind, cancellation), source);
        if (latest.Refusal is { } refusal) return Answer.Refused(refusal);
        string ending = context.Features.Get<AskedEnding>() is { } asked ? DataFormats.EndingOf(asked.Format) : "";
        var query = new QueryBuilder(context.Request.Query.Where(pair => pair.Key != "source").SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))));
        context.Response.Headers.CacheControl = CacheHeader.Of(CacheKind.Revalidate);
        return Results.Redirect(VersionRow.AddressOf(latest.Value.Version) + rest + ending + query.ToQueryString());
    }
}
