using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace Imdi.Functions.Storage;

/// <summary>A whole object in a row, as JSON cut into pieces that a property holds (32,768 UTF-16 units).</summary>
internal static class JsonRow
{
    public const int Piece = 30_000;

    private const string Name = "Json";

    // Letters as themselves: escaped, those of most scripts would take six times the room, and a long text would outgrow its row.
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TableEntity WithJson<T>(this TableEntity row, T value)
    {
        string json = JsonSerializer.Serialize(value, Letters);
        for (int piece = 0; piece * Piece < json.Length; piece++) row[$"{Name}{piece:D2}"] = json.Substring(piece * Piece, Math.Min(Piece, json.Length - (piece * Piece)));
        return row;
    }

    public static T Json<T>(this TableEntity row) =>
        JsonSerializer.Deserialize<T>(string.Concat(row.Keys.Where(key => key.StartsWith(Name, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(row.GetString)))!;
}
