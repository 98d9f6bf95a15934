using Imdi.Shared;
using Microsoft.Net.Http.Headers;

namespace Imdi.Functions.Hosting;

public enum DataFormat { Json, Csv, JsonLd, SdmxCsv, SdmxJson, Parquet }

/// <summary>The ending that stood on the address, as the pipeline took it off before routing.</summary>
internal sealed record AskedEnding(DataFormat Format);

/// <summary>What an address answers as beside JSON and CSV; everywhere else such an ending is refused.</summary>
internal sealed record OtherForms(params DataFormat[] Formats);

/// <summary>The address's ending decides, else the Accept header, else JSON.</summary>
internal static class DataFormats
{
    /// <summary>Longer endings first: <c>.sdmx.csv</c> ends in <c>.csv</c> too.</summary>
    public static IReadOnlyList<(string Ending, DataFormat Format)> Endings { get; } =
    [
        (".sdmx.csv", DataFormat.SdmxCsv), (".sdmx.json", DataFormat.SdmxJson), (".jsonld", DataFormat.JsonLd), (".parquet", DataFormat.Parquet),
        (".csv", DataFormat.Csv), (".json", DataFormat.Json),
    ];

    public static DataFormat Of(HttpContext context) =>
        context.Features.Get<AskedEnding>()?.Format ?? OtherForm(context) ?? (PrefersCsv(context.Request) ? DataFormat.Csv : DataFormat.Json);

    public static string EndingOf(DataFormat format) => format == DataFormat.Json ? "" : Endings.First(known => known.Format == format).Ending;

    /// <summary>Refuses an ending where it does not belong.</summary>
    public static Refusal NoSuchForm(DataFormat format) =>
        Refusal.NotFound("no-such-form", $"This address does not answer as {EndingOf(format)[1..]}: leave the ending out.");

    /// <summary>The media type, without the encoding.</summary>
    public static string TypeOf(DataFormat format) => format switch
    {
        DataFormat.Csv => "text/csv",
        DataFormat.JsonLd => "application/ld+json",
        DataFormat.SdmxCsv => "application/vnd.sdmx.data+csv",
        DataFormat.SdmxJson => "application/vnd.sdmx.data+json",
        DataFormat.Parquet => "application/vnd.apache.parquet",
        _ => "application/json",
    };

    private static DataFormat? OtherForm(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OtherForms>() is not { } others) return null;
        var accepted = context.Request.GetTypedHeaders().Accept;
        double usual = Math.Max(Quality(accepted, "text/csv"), Quality(accepted, "application/json"));
        var best = others.Formats.Select(format => (Format: format, Quality: Quality(accepted, TypeOf(format)))).MaxBy(one => one.Quality);
        return best.Quality > usual ? best.Format : null;
    }

    private static bool PrefersCsv(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        double csv = Quality(accepted, "text/csv"), json = Quality(accepted, "application/json");
        return csv > 0 && csv > json;
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.Where(one => string.Equals(one.MediaType.Value, type, StringComparison.OrdinalIgnoreCase)).Select(one => one.Quality ?? 1).DefaultIfEmpty(0).Max();
}
