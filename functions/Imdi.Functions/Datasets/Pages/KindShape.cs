namespace Imdi.Functions.Datasets;

/// <summary>Which of a kind's columns say where, when and how much, and which others tell its rows apart.</summary>
internal sealed record KindShape(Column? Country, Column? Period, Column? Measure, IReadOnlyList<Column> Rest)
{
    private static readonly string[] Places = ["Country", "Area"], Times = ["Quarter", "Year", "Period", "Month"];

    public IReadOnlyList<string> Columns => [.. new[] { Country, Period, Measure }.OfType<Column>().Concat(Rest).Select(column => column.Name)];

    public static KindShape Of(DatasetKind kind)
    {
        Column[] key = [.. kind.Key.Select(name => kind.Columns[kind.IndexOf(name)])];
        var country = Array.Find(key, column => Places.Contains(column.Type.ToString())) ?? kind.Columns.FirstOrDefault(column => column.Type == ColumnType.Country);
        var period = Array.Find(key, column => Times.Contains(column.Type.ToString())) ?? kind.Columns.FirstOrDefault(column => Times.Contains(column.Type.ToString()));
        var numbers = kind.Columns.Where(column => column.Type == ColumnType.Decimal && !kind.Key.Contains(column.Name)).ToList();
        var measure = numbers.Find(column => column.Name == "value") ?? numbers.Find(column => column.Required);
        return new(country, period, measure, [.. key.Where(column => column != country && column != period)]);
    }
}
