using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>What a cross-tab is cut by.</summary>
public enum TotalsBy { Country, Component, Kind, Sector, Year, Window }

/// <summary>
/// Sums for one value of what was asked, in one currency: currencies are never mixed, and nothing is converted, since no rate would be the donors'.
/// Asked counts every public proposal; allocated, paid and spent count what the ledger says of public projects; received is by window and year only,
/// as money that comes in has no country yet.
/// </summary>
/// <param name="Projects">How many proposals are counted in it.</param>
/// <param name="Received">Null under any other cut.</param>
/// <param name="Paid">Less what projects paid back.</param>
public sealed record TotalRow(
    string By, string Key, string KeyName, string? And, string? AndKey, string? AndKeyName, Currency Currency, int Projects, Money Asked, Money? Received, Money Allocated, Money Paid, Money Spent);

/// <summary>
/// Cross-tabs. A proposal of several countries or activity kinds counts in full under each, so those rows add up to more than the whole; under
/// sectors it counts by its shares, in minor units that add up exactly (largest remainder). Asked belongs to the year of submission, money to the
/// year in which it moved.
/// </summary>
public static class Totals
{
    public static IReadOnlyList<TotalRow> Of(RegisterBook book, TotalsBy by, TotalsBy? and, Language language)
    {
        bool tellsReceived = OfMoney(by) && (and is not { } other || OfMoney(other));
        Dictionary<(string Key, string? And, Currency Currency), Cell> cells = [];
        foreach (var project in book.Projects) Spread(project, project.Submitted, project.Window == Proposals.FundingWindow.Core ? PublicLedger.CoreWindow : "ad-hoc", project.Asked, (cell, part) => cell with { Projects = cell.Projects + 1, Asked = cell.Asked + part });
        foreach (var one in book.Movements)
        {
            var counts = book.CountsAs(one);
            if (counts is not (MovementKind.Receipt or MovementKind.Allocation or MovementKind.Disbursement or MovementKind.Expenditure)) continue;
            if (counts == MovementKind.Receipt ? !tellsReceived : one.Project is null) continue;
            Spread(one.Project is null ? null : book.Find(one.Project), one.On, one.Window, one.Amount, (cell, part) => counts switch
            {
                MovementKind.Receipt => cell with { Received = cell.Received + part },
                MovementKind.Allocation => cell with { Allocated = cell.Allocated + part },
                MovementKind.Disbursement => cell with { Paid = cell.Paid + part },
                _ => cell with { Spent = cell.Spent + part },
            });
        }

        return [.. cells.OrderBy(cell => cell.Key.Key, StringComparer.Ordinal).ThenBy(cell => cell.Key.And, StringComparer.Ordinal).ThenBy(cell => cell.Key.Currency.Code, StringComparer.Ordinal).Select(cell => new TotalRow(
            RegisterWords.Code(by), cell.Key.Key, NameOf(by, cell.Key.Key, language), and is { } cut ? RegisterWords.Code(cut) : null, cell.Key.And, cell.Key.And is { } key ? NameOf(and!.Value, key, language) : null,
            cell.Key.Currency, cell.Value.Projects, cell.Value.Asked, tellsReceived ? cell.Value.Received : null, cell.Value.Allocated, cell.Value.Paid, cell.Value.Spent))];

        void Spread(PublicProject? project, DateOnly on, string window, Money amount, Func<Cell, Money, Cell> add)
        {
            var rows = KeysOf(by, project, on, window);
            var parts = Split(amount, rows);
            for (int row = 0; row < rows.Count; row++)
            {
                var columns = and is { } second ? KeysOf(second, project, on, window) : [new Slice(null, null)];
                var shares = Split(parts[row], columns);
                for (int column = 0; column < columns.Count; column++)
                {
                    var key = (rows[row].Key!, columns[column].Key, amount.Currency);
                    cells[key] = add(cells.GetValueOrDefault(key, Cell.Empty(amount.Currency)), shares[column]);
                }
            }
        }
    }

    /// <summary>Parts by their percentages that add up to the amount exactly: the minor units left over go to the largest remainders. Slices without a share get all of it.</summary>
    internal static IReadOnlyList<Money> Split(Money amount, IReadOnlyList<Slice> slices)
    {
        if (slices.Any(slice => slice.Percent is null)) return [.. slices.Select(_ => amount)];
        decimal whole = slices.Sum(slice => slice.Percent!.Value);
        var exact = slices.Select(slice => whole == 0 ? 0 : amount.Minor * slice.Percent!.Value / whole).ToList();
        long[] parts = [.. exact.Select(part => decimal.ToInt64(decimal.Floor(part)))];
        long left = amount.Minor - parts.Sum();
        foreach (int index in Enumerable.Range(0, parts.Length).OrderByDescending(index => exact[index] - parts[index]).ThenBy(index => index).Take((int)Math.Max(0, left))) parts[index]++;
        return [.. parts.Select(part => new Money(part, amount.Currency))];
    }

    // Money in has no project yet, so it can be told by what the ledger itself knows.
    private static bool OfMoney(TotalsBy by) => by is TotalsBy.Window or TotalsBy.Year;

    private static IReadOnlyList<Slice> KeysOf(TotalsBy by, PublicProject? project, DateOnly on, string window) => by switch
    {
        TotalsBy.Year => [new(on.Year.ToString(CultureInfo.InvariantCulture), null)],
        TotalsBy.Window => [new(window, null)],
        TotalsBy.Country => [.. (project?.Countries ?? []).Select(one => one.Country.Alpha3).Distinct().Select(code => new Slice(code, null))],
        TotalsBy.Component => project is null ? [] : [new(project.Component.ToString(), null)],
        TotalsBy.Kind => [.. (project?.Kinds ?? []).Distinct().Select(kind => new Slice(kind, null))],
        _ => [.. (project?.Sectors ?? []).Select(sector => new Slice(sector.Code, sector.Percent))],
    };

    private static string NameOf(TotalsBy by, string key, Language language) => by switch
    {
        TotalsBy.Country => CountryCode.Parse(key).Name(language),
        TotalsBy.Component => RegisterWords.Component(Enum.Parse<Proposals.PaperComponent>(key), language),
        TotalsBy.Kind => RegisterWords.Kind(key, language),
        TotalsBy.Sector => RegisterWords.Sector(key, language),
        TotalsBy.Window => RegisterWords.Window(key, language),
        _ => key,
    };

    /// <param name="Percent">Null where the whole counts.</param>
    internal sealed record Slice(string? Key, decimal? Percent);

    private sealed record Cell(int Projects, Money Asked, Money Received, Money Allocated, Money Paid, Money Spent)
    {
        public static Cell Empty(Currency currency)
        {
            var none = new Money(0, currency);
            return new Cell(0, none, none, none, none, none);
        }
    }
}
