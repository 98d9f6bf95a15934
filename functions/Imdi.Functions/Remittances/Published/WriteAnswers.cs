using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Remittances;

/// <summary>Answers of the API as files, for a static host: English labels, every row, no run, so that they change only with their figures.</summary>
internal static class WriteAnswers
{
    private const string JsonType = "application/json; charset=utf-8", CsvType = "text/csv; charset=utf-8; header=present";

    public static DraftFile Json<T>(string address, T value) => new(address, JsonType, RemittanceJson.Write(value));

    public static async Task<DraftFile> CsvAsync<T>(string address, IReadOnlyList<T> rows, DataNote note, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var columns = RowShape.Of(typeof(T), RemittanceJson.Options).ToList();
        foreach (var (name, value) in new[] { ("source", note.Source), ("vintage", note.Vintage), ("run", note.Run) })
        {
            if (columns.TrueForAll(column => column.Name != name)) columns.Add(new CsvColumn(name, name, _ => value));
        }

        await WriteCsv.ToAsync(bytes, columns, rows, withBom: false, cancellation);
        return new DraftFile(address, CsvType, bytes.ToArray());
    }

    /// <summary>A whole collection as JSON and CSV.</summary>
    public static async Task<DraftFile[]> CollectionAsync<T>(string address, IReadOnlyList<T> rows, DataNote note, CancellationToken cancellation) =>
    [
        Json($"{address}.json", new Collection<T>(rows, null, note.Source, note.Vintage, note.Method, note.Run)),
        await CsvAsync($"{address}.csv", rows, note, cancellation),
    ];
}
