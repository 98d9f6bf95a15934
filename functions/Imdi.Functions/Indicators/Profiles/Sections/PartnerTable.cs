using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>
/// The partners of a country in the newest period that has enough of them (<see cref="PartnerCoverage"/>): the ten largest by name, the rest and the residuals together, then the total. Of persons, a partner with fewer than five stands
/// with the rest, and as many more of the smallest as it takes that the rest are at least five of two partners: the total is shown and would tell them. One that any other profile or indicator hides stands with
/// the rest here too, and where a total would tell what is hidden elsewhere, it is withheld and the rest with it.
/// </summary>
internal static class PartnerTable
{
    public static DraftTable Partners(this Tables tables, string id, string column, string unit, Quantity pairs, bool countsPersons, params string[] kinds)
    {
        var partial = PartnerCoverage.Partial(tables.Of(pairs).Select(figure => KeyValuePair.Create(figure.Key, figure)));
        var known = tables.NewestOf(pairs, key => !partial.Contains(key with { Counterpart = "" })).Where(figure => figure.Value > 0).OrderByDescending(figure => figure.Value).ThenBy(figure => figure.Key.Counterpart, StringComparer.Ordinal).ToList();
        var all = known.Count == 0 ? null : Figure.SumOfPartners("total", known[0].Key, [.. tables.Of(pairs).Where(figure => figure.Key.Period == known[0].Key.Period)]);
        return new DraftTable(id, Tables.ByPartner, [new(column, unit), new("share", "percent")], all is null ? [] : [.. Rows(known, all, countsPersons, countsPersons ? tables.Figures.IsHidden : _ => false, countsPersons && tables.Figures.IsTotalHidden(pairs, all))]) { Kinds = kinds };
    }

    private static IEnumerable<DraftRow> Rows(List<Figure> known, Figure all, bool countsPersons, Func<Figure, bool> isHidden, bool isTotalHidden)
    {
        string period = all.Key.Period;
        if (countsPersons && all.Value is > 0 and < SuppressTable.Threshold) return [new DraftRow(Tables.Total, period, DraftCell.Hidden, DraftCell.Nothing)];
        var named = known.Where(figure => Area.TypeOf(figure.Key.Counterpart) == Area.Country && !IsSecret(figure)).Take(Tables.MostPartners).ToList();
        while (countsPersons && named.Count > 0 && IsTelling([.. known.Except(named)], IsSecret)) named.RemoveAt(named.Count - 1);
        var rest = known.Except(named).ToList();
        return
        [
            .. named.Select(figure => Row(figure.Key.Counterpart, figure)),
            .. rest.Count == 0 ? Array.Empty<DraftRow>() : [Sum(Tables.Others, Figure.SumOfPartners("others", all.Key, rest))],
            Sum(Tables.Total, all),
        ];

        bool IsSecret(Figure figure) => countsPersons && (figure.Value < SuppressTable.Threshold || isHidden(figure));

        DraftRow Sum(string item, Figure figure) => isTotalHidden ? new(item, period, DraftCell.Hidden, DraftCell.Nothing) : Row(item, figure);

        DraftRow Row(string item, Figure figure) => new(item, period, DraftCell.Of(figure), figure.IsConflicting || all.IsConflicting || isTotalHidden ? DraftCell.Nothing : DraftCell.Share(figure.Value, all.Value));
    }

    private static bool IsTelling(List<Figure> rest, Func<Figure, bool> isSecret) => rest.Any(isSecret) && (rest.Count == 1 || rest.TrueForAll(figure => figure.Value == 1) || rest.Sum(figure => figure.Value) < SuppressTable.Threshold);
}
