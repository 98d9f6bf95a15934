namespace Imdi.Functions.Indicators;

/// <summary>The parts of a country's newest figures: by sex, level, occupation and so on, with their share of the whole where that is stated.</summary>
internal static class ItemTable
{
    private const int Most = 12;

    /// <param name="partOf">Which part of the key tells the rows apart; T stands for the whole.</param>
    public static DraftTable Items(this Tables tables, string id, string by, string column, string unit, Quantity of, Func<FigureKey, string> partOf, bool countsPersons, params string[] kinds)
    {
        var newest = tables.NewestOf(of, key => partOf(key) is not ("" or Tables.Total)).Where(figure => partOf(figure.Key) is not "").GroupBy(figure => partOf(figure.Key)).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var whole = newest.GetValueOrDefault(Tables.Total);
        var codes = Apart(by, [.. newest.Keys.Where(code => code != Tables.Total)]);
        var parts = newest.Where(pair => codes.Contains(pair.Key)).OrderByDescending(pair => pair.Value.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var hidden = countsPersons ? HiddenOf([.. parts.Select(pair => pair.Value)]) : [];
        bool isSmall = countsPersons && whole is not null && (whole.Value is > 0 and < SuppressTable.Threshold || tables.Figures.IsHidden(whole));
        return new DraftTable(id, by, [new(column, unit), new("share", "percent")],
        [
            .. parts.Take(Most).OrderBy(pair => by is "sex" or "education" ? pair.Key : "", StringComparer.Ordinal).Select(pair => Row(pair.Key, pair.Value, hidden.Contains(pair.Value) || isSmall || tables.Figures.IsHidden(pair.Value))),
            .. whole is null ? Array.Empty<DraftRow>() : [Row(Tables.Total, whole, isSmall)],
        ]) { Kinds = kinds };

        DraftRow Row(string item, Figure figure, bool isHidden) =>
            new(item, figure.Key.Period, isHidden ? DraftCell.Hidden : DraftCell.Of(figure), isHidden || figure.IsConflicting ? DraftCell.Nothing : DraftCell.Share(figure.Value, whole?.Value));
    }

    /// <summary>The same without the second column, where the figures are shares themselves.</summary>
    public static DraftTable WithoutShares(this DraftTable table) => table with { Columns = [table.Columns[0]], Rows = [.. table.Rows.Select(row => row with { Cells = [row.Cells[0]] })] };

    /// <summary>Codes that do not overlap: occupations of the level that has most of them, no range of levels of education whose parts are there.</summary>
    private static HashSet<string> Apart(string by, HashSet<string> codes) => by switch
    {
        "occupation" => [.. codes.GroupBy(code => code.Length).OrderByDescending(level => level.Count()).ThenBy(level => level.Key).FirstOrDefault() ?? Enumerable.Empty<string>()],
        "education" => [.. codes.Where(code => code is not [var from, 'T', var to] || !Enumerable.Range(from, to - from + 1).All(level => codes.Contains(((char)level).ToString())))],
        _ => codes,
    };

    /// <summary>Counts of one to four, and beside one alone, or none but ones, the next smallest: the whole is shown, and no count is less than one.</summary>
    private static HashSet<Figure> HiddenOf(IReadOnlyList<Figure> counts)
    {
        HashSet<Figure> hidden = [.. counts.Where(figure => figure.Value is > 0 and < SuppressTable.Threshold)];
        if ((hidden.Count == 1 || (hidden.Count > 1 && hidden.All(figure => figure.Value == 1))) && counts.Where(figure => !hidden.Contains(figure)).OrderBy(figure => figure.Value == 0).ThenBy(figure => figure.Value).FirstOrDefault() is { } next) hidden.Add(next);
        return hidden;
    }
}
