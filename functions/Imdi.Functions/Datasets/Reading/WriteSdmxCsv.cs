using CsvHelper;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Rows as SDMX-CSV 2.0: STRUCTURE, STRUCTURE_ID, ACTION, then dimensions, measures, attributes. For programs: cells are as they are, with
/// nothing put before what a spreadsheet would take for a formula. Source: SDMX-CSV 2.0 field guide (sdmx-twg/sdmx-csv).
/// </summary>
public static class WriteSdmxCsv
{
    public const string ContentType = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8";

    public static async Task ToAsync(Stream stream, SdmxShape shape, IReadOnlyList<Column> columns, IEnumerable<StoredRow> rows, CancellationToken cancellation)
    {
        var places = shape.Components.Select(component => columns.ToList().IndexOf(component.Column)).ToArray();
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.None }, leaveOpen: true);
        foreach (string name in (string[])["STRUCTURE", "STRUCTURE_ID", "ACTION", .. shape.Components.Select(component => component.Id)]) csv.WriteField(name);
        await csv.EndRecordAsync(cancellation);
        foreach (var row in rows)
        {
            csv.WriteField("dataflow");
            csv.WriteField(shape.Reference);
            csv.WriteField("I");
            for (int at = 0; at < places.Length; at++) csv.WriteField(SdmxShape.Text(shape.Components[at].Column, row.Cells[places[at]]));
            await csv.EndRecordAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }
}
