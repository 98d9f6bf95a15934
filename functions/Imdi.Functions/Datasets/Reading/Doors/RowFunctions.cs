using System.ComponentModel;
using System.Security.Claims;
using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>The rows of a version, in every form that they are handed out in.</summary>
internal static class RowFunctions
{
    public const string Filters =
        "Every column of the kind is a filter: `from=GBR&from=USA` for one of several values, `year.from=2010&year.to=2015` for bounds that are included, `fee_2=` for rows without a value. "
        + "An unknown column is refused. Endings of the address: `.csv`, `.sdmx.csv` (SDMX-CSV 2.0), `.sdmx.json` (SDMX-JSON 2.0), `.parquet` (the whole file). CSV and SDMX-CSV hold every row unless a limit is given.";

    public const string SortIs = "A column to order by, with a minus before it from the largest down; rows without a value come last. Else the order of the file.";

    public static void MapRows(this RouteGroupBuilder datasets) => datasets.MapGet("{kind}/versions/{version}/data", ReadVersionRows)
        .AnswersRows<Dictionary<string, object?>>()
        .WithMetadata(new OtherForms(DataFormat.SdmxCsv, DataFormat.SdmxJson, DataFormat.Parquet), new TakesOtherParameters())
        .RequireRateLimiting(RowsLimit.Name)
        .WithDescription(Filters)
        .Describe("readDatasetRows", "The rows of a version, filtered, ordered, by pages; as JSON, CSV, SDMX-CSV, SDMX-JSON or Parquet", DatasetRefuses.Rows)
        .Example(new("/api/datasets/remittance-flows/versions/{0}/data?from=QAT&sort=-million_usd&limit=2") { Taken = ["listDatasetVersions /versions/0/version"] });

    internal static async Task<IResult> ReadVersionRows(
        RowsRequest asked, [Description(DatasetRefuses.KindIs)] string kind, [Description(DatasetRefuses.VersionIs)] string version, [Description(SortIs)] string? sort,
        ClaimsPrincipal user, OpenVersion open, HttpContext context, CancellationToken cancellation)
    {
        var found = await open.ReadableAsync(kind, version, Caller.From(user), cancellation);
        if (found.Refusal is { } refusal) return Answer.Refused(refusal);
        var (declared, known) = found.Value;
        var question = ReadQuestion.Of(declared.Columns, asked.Data.Address.Query);
        if (question.Refusal is { } wrong) return Answer.Refused(wrong);
        if (FormRules.Refuse(asked, question.Value, declared) is { } form) return Answer.Refused(form);

        var answer = asked.Data.From(version, VersionRules.IsForSome(known) ? CacheKind.Private : CacheKind.Immutable);
        if (answer.Unchanged() is { } unchanged) return unchanged;
        var opened = await open.OpenAsync(declared, known, cancellation);
        context.Response.RegisterForDispose(opened);
        if (asked.Data.Format == DataFormat.Parquet) return answer.FileOf(DataFormats.TypeOf(DataFormat.Parquet), RowAnswers.Open(opened.File));
        var shown = new RowsAnswer(question.Value.Columns, asked.Data.Language, version, known.Version.Source, known.Version.Vintage);
        return new RowAnswers(asked, answer, shown, context) { Kind = declared, Prepared = opened.Manifest.LoadedAt }.Of(opened.File, question.Value);
    }
}
