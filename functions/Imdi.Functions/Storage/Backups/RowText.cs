using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace Imdi.Functions.Storage;

/// <summary>A row of a table as a line of JSON and back, each value with its type, so that a long stays a long.</summary>
internal static class RowText
{
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(TableEntity row)
    {
        var values = new JsonObject();
        foreach (var (name, value) in row.Where(property => property.Key is not ("odata.etag" or "PartitionKey" or "RowKey" or "Timestamp")).OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            if (value is not null) values[name] = Of(name, value);
        }

        return new JsonArray(row.PartitionKey, row.RowKey, values).ToJsonString(Letters);
    }

    public static TableEntity Parse(string line)
    {
        var parts = JsonNode.Parse(line)!.AsArray();
        var row = new TableEntity((string)parts[0]!, (string)parts[1]!);
        foreach (var (name, value) in parts[2]!.AsObject()) row[name] = Parse((string)value![0]!, value[1]!);
        return row;
    }

    private static JsonArray Of(string name, object value) => value switch
    {
        string text => new("text", text),
        bool flag => new("flag", flag),
        int whole => new("int", whole),
        long whole => new("long", whole.ToString(CultureInfo.InvariantCulture)),
        double number => new("double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset moment => new("moment", moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        Guid id => new("guid", id.ToString()),
        byte[] bytes => new("bytes", Convert.ToBase64String(bytes)),
        BinaryData bytes => new("bytes", Convert.ToBase64String(bytes)),
        _ => throw new InvalidDataException($"The property {name} is a {value.GetType().Name}, which no row of ours is made of."),
    };

    private static object Parse(string type, JsonNode value) => type switch
    {
        "text" => (string)value!,
        "flag" => (bool)value,
        "int" => (int)value,
        "long" => long.Parse((string)value!, CultureInfo.InvariantCulture),
        "double" => double.Parse((string)value!, CultureInfo.InvariantCulture),
        "moment" => DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "guid" => Guid.Parse((string)value!),
        "bytes" => Convert.FromBase64String((string)value!),
        _ => throw new InvalidDataException($"A backup of a later version: {type} is no type of a value that this program knows."),
    };
}
