using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Imdi.Functions.Datasets;

/// <summary>The door of the room: what kinds there are, what is current, and what was wrong with a version.</summary>
public static class DatasetFunctions
{
    public static IServiceCollection AddDatasets(this IServiceCollection services)
    {
        services.TryAddSingleton<RawFileStore>();
        services.AddSingleton<DatasetStore>();
        services.AddSingleton<LoadDataset>();
        services.AddSingleton<WithdrawDataset>();
        services.AddSingleton<BuildDatasetFacts>().AddSingleton<DatasetFiles>().AddSingleton<DatasetPageStore>();
        services.AddSingleton<IPublishedData, PublishedData>();
        services.AddOptions<DatasetFilesOptions>().BindConfiguration(DatasetFilesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CanonicalFileStore>().AddSingleton<OpenVersion>().AddSingleton<CompareVersions>().AddSingleton<ActOnVersion>();
        services.Configure<RateLimiterOptions>(options => options.AddPolicy<string, RowsLimit>(RowsLimit.Name));
        return services;
    }

    public static void MapDatasets(this IEndpointRouteBuilder routes)
    {
        routes.MapDatasetPages();
        var datasets = routes.MapRoom("datasets", "Datasets");
        datasets.MapCatalogue();
        datasets.MapVersions();
        datasets.MapRows();
        datasets.MapChanges();
        datasets.MapActs();
        datasets.MapGet("{kind}/template", ReadTemplate).AnswersOne<KindDeclaration>(alsoCsv: true)
            .Describe("readDatasetTemplate", "The columns that a kind declares; as CSV the blank template to fill in", DatasetRefuses.UnknownKind)
            .Example(new("/api/datasets/remittance-quotes/template")).Example(new("/api/datasets/weather/template", 404));
        datasets.MapGet("{kind}/versions/{version}/findings", ReadFindings).AnswersOne<VersionFindings>(alsoCsv: true)
            .Describe("readDatasetFindings", "How many findings of each code a version has; as CSV each one by row and column", DatasetRefuses.Reading)
            .Example(new("/api/datasets/remittance-quotes/versions/{0}/findings") { Taken = ["listDatasets /kinds/0/versions/0/version"] });
    }

    internal static IResult ReadTemplate(DataRequest asked, [Description(DatasetRefuses.KindIs)] string kind)
    {
        if (DatasetKinds.Find(kind) is not { } known) return Answer.Refused(LoadDataset.UnknownKind(kind));
        if (asked.Format == DataFormat.Csv) return Results.Text(WriteTemplate.For(known), "text/csv; charset=utf-8; header=present");
        var answer = asked.From(VersionId.Reader);
        return answer.Unchanged() ?? answer.One(KindDeclaration.Of(known));
    }

    internal static async Task<IResult> ReadFindings(
        DataRequest asked, [Description(DatasetRefuses.KindIs)] string kind, [Description(DatasetRefuses.VersionIs)] string version,
        ClaimsPrincipal user, OpenVersion open, DatasetStore store, CancellationToken cancellation)
    {
        // Findings quote cells, so whoever may not read the data may not read them either.
        var found = await open.ReadableAsync(kind, version, Caller.From(user), cancellation);
        if (found.Refusal is { } refusal) return Answer.Refused(refusal);
        var known = found.Value.Known.Version;
        if (asked.Format == DataFormat.Csv)
        {
            return await store.Files.FindFindingsAsync(known, cancellation) is { } findings
                ? Results.Stream(findings, "text/csv; charset=utf-8; header=present", $"{kind}-{version}-findings.csv")
                : Answer.Refused(VersionRules.UnknownVersion);
        }

        var answer = asked.From(version, VersionRules.IsForSome(found.Value.Known) ? CacheKind.Private : CacheKind.Public);
        return answer.Unchanged() ?? answer.One(VersionFindings.Of((await store.Files.FindManifestAsync(kind, known.Source.Id, version, cancellation))!));
    }
}
