using System.Text.Encodings.Web;
using System.Text.Json;

namespace Imdi.Functions.Datasets;

/// <summary>The findings of an upload, as JSON.</summary>
/// <param name="Counts">How many of each code.</param>
public sealed record FindingsAnswer(string Upload, string Version, long Rows, long RefusedRows, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<FindingAnswer> Items);

/// <param name="Sheet">The workbook's sheet; empty for a text file.</param>
/// <param name="Row">The line or row as the source counts them, from 1.</param>
public sealed record FindingAnswer(string Sheet, long Row, string Column, string Value, string Code, string Severity, string Rule, string Cure);

/// <summary>Findings as JSON, streamed from the CSV that they are kept in.</summary>
internal static class WriteFindingsJson
{
    private const int FlushBytes = 64 * 1024;

    public static async Task ToAsync(Stream body, string upload, VersionManifest manifest, Stream csv, CancellationToken cancellation)
    {
        await using (csv)
        await using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("upload", upload);
            json.WriteString("version", manifest.Version.Version);
            json.WriteNumber("rows", manifest.Version.Rows);
            json.WriteNumber("refusedRows", manifest.RefusedRows);
            json.WriteStartObject("counts");
            foreach (var (code, count) in manifest.FindingCounts) json.WriteNumber(code, count);
            json.WriteEndObject();
            json.WriteStartArray("items");
            foreach (var finding in ReadFindings.From(csv))
            {
                WriteItem(json, finding);
                if (json.BytesPending > FlushBytes) await json.FlushAsync(cancellation);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    // The serializer would flush each one, synchronously.
    private static void WriteItem(Utf8JsonWriter json, FindingAnswer finding)
    {
        json.WriteStartObject();
        json.WriteString("sheet", finding.Sheet);
        json.WriteNumber("row", finding.Row);
        json.WriteString("column", finding.Column);
        json.WriteString("value", finding.Value);
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity);
        json.WriteString("rule", finding.Rule);
        json.WriteString("cure", finding.Cure);
        json.WriteEndObject();
    }
}
