using Microsoft.Net.Http.Headers;

namespace Imdi.Functions.Hosting;

public enum DataFormat { Json, Csv }

/// <summary>The ending that stood on the address, as the pipeline took it off before routing.</summary>
internal sealed record AskedEnding(DataFormat Format);

/// <summary>The address's ending decides, else the Accept header, else JSON.</summary>
internal static class DataFormats
{
    public static DataFormat Of(HttpContext context) =>
        context.Features.Get<AskedEnding>()?.Format ?? (PrefersCsv(context.Request) ? DataFormat.Csv : DataFormat.Json);

    private static bool PrefersCsv(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        double csv = Quality(accepted, "text/csv"), json = Quality(accepted, "application/json");
        return csv > 0 && csv > json;
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.Where(one => string.Equals(one.MediaType.Value, type, StringComparison.OrdinalIgnoreCase)).Select(one => one.Quality ?? 1).DefaultIfEmpty(0).Max();
}
