using Azure.Data.Tables;

namespace Imdi.Functions.Storage;

/// <summary>
/// What Azure's table service refuses and the emulator takes, refused here before anything is sent. Breaking a limit is a bug of
/// the store that made the row, hence exceptions; they name the property, never a value.
/// Source: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
/// </summary>
public static class RowLimits
{
    public const int Properties = 252;
    public const int RowBytes = 1024 * 1024;
    public const int KeyCharacters = 512;
    public const int TextCharacters = 32 * 1024;
    public const int BinaryBytes = 64 * 1024;

    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TableEntity Checked(TableEntity row)
    {
        CheckKey("PartitionKey", row.PartitionKey);
        CheckKey("RowKey", row.RowKey);
        int properties = 0;
        foreach (var (name, value) in row)
        {
            if (name is "odata.etag" or "PartitionKey" or "RowKey" or "Timestamp")
            {
                continue;
            }

            properties++;
            CheckName(name);
            CheckValue(name, value);
        }

        Refuse(properties > Properties, $"A row has {properties} properties; the table service takes {Properties}.");
        Refuse(RowSize.Stored(row) > RowBytes, "A row is larger than 1 MiB; keep large content in a blob.");
        return row;
    }

    /// <summary>Whether text can be a key: at most 1 KiB of UTF-16, none of <c>/ \ # ?</c>, no control character.</summary>
    public static bool IsKey(string? key) =>
        key is { Length: <= KeyCharacters } && key.IndexOfAny(['/', '\\', '#', '?']) < 0 && !key.Any(char.IsControl);

    private static void CheckKey(string name, string? key) => Refuse(!IsKey(key),
        $"{name} must be at most {KeyCharacters} characters without / \\ # ? or control characters.");

    private static void CheckName(string name) => Refuse(
        name.Length > 255 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(character => char.IsLetterOrDigit(character) || character == '_'),
        $"The property name '{name}' is not an identifier of at most 255 characters.");

    private static void CheckValue(string name, object? value)
    {
        switch (value)
        {
            case null or bool or int or long or Guid:
                return;
            case string text:
                Refuse(text.Length > TextCharacters, $"'{name}' has more than 64 KiB of text.");
                return;
            case byte[] bytes:
                Refuse(bytes.Length > BinaryBytes, $"'{name}' has more than 64 KiB of binary content.");
                return;
            case BinaryData data:
                Refuse(data.ToMemory().Length > BinaryBytes, $"'{name}' has more than 64 KiB of binary content.");
                return;
            case double number:
                Refuse(!double.IsFinite(number), $"'{name}' is not a finite number.");
                return;
            case DateTimeOffset instant:
                Refuse(instant < Earliest, $"'{name}' lies before 1601.");
                return;
            default:
                Refuse(true, $"'{name}' is a {value.GetType().Name}, which a row cannot hold exactly; store minor units as long, or invariant text.");
                return;
        }
    }

    private static void Refuse(bool broken, string rule)
    {
        if (broken)
        {
            throw new ArgumentException(rule);
        }
    }
}
