using Azure.Data.Tables;

namespace Imdi.Functions.Storage;

/// <summary>How much a row weighs in the service and on the wire.</summary>
internal static class RowSize
{
    /// <summary>
    /// Bytes in the service: 4 + 2 × key characters + for each property 8 + 2 × name characters + value.
    /// Source: https://learn.microsoft.com/archive/blogs/avkashchauhan/how-the-size-of-an-entity-is-caclulated-in-windows-azure-table-storage
    /// </summary>
    public static int Stored(TableEntity row) =>
        4 + (2 * (row.PartitionKey.Length + row.RowKey.Length)) + row.Where(IsOwn).Sum(property => 8 + (2 * property.Key.Length) + Stored(property.Value));

    /// <summary>
    /// An upper bound of the bytes in a batch: the parts' headers with the keys in the address, then JSON in which a character outside
    /// ASCII takes six, and a type note beside each value.
    /// </summary>
    public static int OnTheWire(TableEntity row) =>
        1024 + (9 * (row.PartitionKey.Length + row.RowKey.Length)) + row.Sum(property => 40 + (12 * property.Key.Length) + OnTheWire(property.Value));

    private static bool IsOwn(KeyValuePair<string, object> property) => property.Key is not ("odata.etag" or "PartitionKey" or "RowKey" or "Timestamp");

    private static int Stored(object? value) => value switch
    {
        string text => 4 + (2 * text.Length),
        byte[] bytes => 4 + bytes.Length,
        BinaryData data => 4 + data.ToMemory().Length,
        Guid => 16,
        bool => 1,
        int => 4,
        null => 0,
        _ => 8,
    };

    private static int OnTheWire(object? value) => value switch
    {
        string text => 2 + text.Sum(character => char.IsAsciiLetterOrDigit(character) || character is ' ' or '.' or '-' or ',' or ':' or '/' ? 1 : 6),
        byte[] bytes => 4 + (4 * bytes.Length / 3),
        BinaryData data => 4 + (4 * data.ToMemory().Length / 3),
        _ => 40,
    };
}
