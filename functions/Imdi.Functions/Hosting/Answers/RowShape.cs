using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

internal sealed record CsvColumn(string Name, string Field, Func<object, object?> Value);

/// <summary>
/// The columns of a row type, read off its JSON form so that CSV and JSON cannot differ: money becomes an amount and a currency,
/// a nested record becomes columns with its name before theirs, a list is joined by semicolons.
/// </summary>
internal static class RowShape
{
    public static IReadOnlyList<CsvColumn> Of(Type row, JsonSerializerOptions options) =>
        [.. options.GetTypeInfo(row).Properties.SelectMany(property => Columns(property, "", property.Name, static row => row, options))];

    /// <summary>The columns with where the figures come from after them, unless the row says so itself.</summary>
    public static List<CsvColumn> Noted(IEnumerable<CsvColumn> columns, DataNote note)
    {
        List<CsvColumn> noted = [.. columns];
        foreach (var (name, value) in new[] { ("source", note.Source), ("vintage", note.Vintage), ("run", note.Run) })
        {
            if (noted.TrueForAll(column => column.Name != name)) noted.Add(new CsvColumn(name, name, _ => value));
        }

        return noted;
    }

    /// <summary>The names of a row's fields, as JSON has them.</summary>
    public static IReadOnlyList<string> Fields(Type row, JsonSerializerOptions options) =>
        [.. options.GetTypeInfo(row).Properties.Select(property => property.Name)];

    private static IEnumerable<CsvColumn> Columns(
        JsonPropertyInfo property, string prefix, string field, Func<object, object?> owner, JsonSerializerOptions options)
    {
        string name = prefix.Length == 0 ? property.Name : prefix + char.ToUpperInvariant(property.Name[0]) + property.Name[1..];
        object? Value(object row) => owner(row) is { } holder ? property.Get!(holder) : null;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

        if (type == typeof(Money))
        {
            return [new(name, field, Value), new($"{name}Currency", field, row => Value(row) is Money money ? money.Currency.Code : null)];
        }

        return IsRecord(type, options)
            ? options.GetTypeInfo(type).Properties.SelectMany(inner => Columns(inner, name, field, Value, options))
            : [new(name, field, Value)];
    }

    private static bool IsRecord(Type type, JsonSerializerOptions options) =>
        options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Object
        && type != typeof(CountryCode) && type != typeof(Currency) && type != typeof(Period) && type != typeof(Percent) && type != typeof(Language)
        && !typeof(IEnumerable).IsAssignableFrom(type);
}
