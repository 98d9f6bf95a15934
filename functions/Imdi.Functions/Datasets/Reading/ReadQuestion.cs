using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// A question to a version's rows from the parameters of an address. Every column is a filter: <c>from=GBR&amp;from=USA</c> (one of),
/// <c>year.from=2010&amp;year.to=2015</c> (both included), <c>fee_2=</c> (without a value).
/// </summary>
public static class ReadQuestion
{
    public const string Sort = "sort", Fields = "fields";

    private const string From = ".from", To = ".to";

    private const int MostValues = 200;

    /// <summary>Parameters that are not columns; no kind may declare a column of such a name.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["lang", "bom", "limit", "after", Fields, Sort];

    public static Outcome<RowQuestion> Of(IReadOnlyList<Column> columns, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        List<FieldError> errors = [];
        List<RowFilter> filters = [];
        var (chosen, order) = (columns, (RowOrder?)null);
        foreach (var group in parameters.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
        {
            if (group.Key == Sort) order = OrderOf(columns, group.Last(), errors);
            else if (group.Key == Fields) chosen = ChosenOf(columns, group, errors);
            else if (!Reserved.Contains(group.Key)) AddFilter(filters, columns, group.Key, [.. group], errors);
        }

        return errors.Count > 0 ? Refusal.Malformed(errors[0].Code, errors[0].Detail, [.. errors]) : new RowQuestion(chosen, Merged(filters), order);
    }

    private static List<RowFilter> Merged(List<RowFilter> filters) =>
    [
        .. filters.GroupBy(filter => filter.Column.Name).Select(same => same.Aggregate((one, other) => one with
        {
            OneOf = [.. one.OneOf, .. other.OneOf], OrMissing = one.OrMissing || other.OrMissing, From = one.From ?? other.From, To = one.To ?? other.To,
        })),
    ];

    private static void AddFilter(List<RowFilter> filters, IReadOnlyList<Column> columns, string name, List<string> values, List<FieldError> errors)
    {
        if (columns.FirstOrDefault(column => column.Name == name) is { } exact) filters.Add(OneOf(exact, name, values, errors));
        else if (Bounded(columns, name, From) is { } least) filters.Add(new RowFilter(least) { From = Value(least, name, values[^1], errors) });
        else if (Bounded(columns, name, To) is { } most) filters.Add(new RowFilter(most) { To = Value(most, name, values[^1], errors) });
        else errors.Add(new FieldError($"/{name}", "unknown-parameter", $"There is no column '{Excerpt.Of(name)}' to filter by. There are {string.Join(", ", columns.Select(column => column.Name))}; bounds end in .from and .to."));
    }

    private static RowFilter OneOf(Column column, string name, List<string> values, List<FieldError> errors)
    {
        if (values.Count > MostValues) errors.Add(new FieldError($"/{name}", "too-many-values", $"At most {MostValues} values."));
        return new RowFilter(column)
        {
            OneOf = [.. values.Where(value => value.Length > 0).Take(MostValues).Select(value => Value(column, name, value, errors)).OfType<object>()],
            OrMissing = values.Contains(""),
        };
    }

    private static Column? Bounded(IReadOnlyList<Column> columns, string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal)
        ? columns.FirstOrDefault(column => column.Name == name[..^ending.Length] && column.Type is not (ColumnType.Flag or ColumnType.Codes))
        : null;

    private static object? Value(Column column, string name, string text, List<FieldError> errors)
    {
        if (CellText.TryParse(column, text, out object? value)) return value;
        errors.Add(new FieldError($"/{name}", "malformed-parameter", $"'{Excerpt.Of(text)}' is wrong here: '{name}' must be {CellText.WhatIsRight(column)}."));
        return null;
    }

    private static RowOrder? OrderOf(IReadOnlyList<Column> columns, string text, List<FieldError> errors)
    {
        bool descending = text.StartsWith('-');
        if (columns.FirstOrDefault(column => column.Name == text[(descending ? 1 : 0)..]) is { } column) return new RowOrder(column, descending);
        errors.Add(new FieldError("/sort", "unknown-field", $"'{Excerpt.Of(text)}' is not a column, with or without a minus before it; there are {string.Join(", ", columns.Select(one => one.Name))}."));
        return null;
    }

    private static IReadOnlyList<Column> ChosenOf(IReadOnlyList<Column> columns, IEnumerable<string> texts, List<FieldError> errors)
    {
        var names = texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        foreach (string name in names.Where(name => columns.All(column => column.Name != name)))
            errors.Add(new FieldError("/fields", "unknown-field", $"'{Excerpt.Of(name)}' is not a field here; there are {string.Join(", ", columns.Select(column => column.Name))}."));
        return names.Count == 0 ? columns : [.. columns.Where(column => names.Contains(column.Name))];
    }
}
