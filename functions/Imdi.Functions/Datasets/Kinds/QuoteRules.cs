using System.Globalization;
using static Imdi.Functions.Datasets.KindNames.Quote;

namespace Imdi.Functions.Datasets;

/// <summary>Checks across the cells of one quote (World Bank, Remittance Prices Worldwide, methodology).</summary>
public static class QuoteRules
{
    /// <summary>How far, in percentage points, a stated total may lie from fee / amount · 100 + margin.</summary>
    public const decimal TotalTolerance = 0.1m;

    private const int DaysAround = 45;

    public static Action<CheckedRow> RateIsStated(CheckedRow columns)
    {
        var (rate, transparent) = (columns.Number(Rate1), columns.Flag(Transparent));
        return row =>
        {
            if (transparent[row.At] == true && rate[row.At] is null)
                row.Report(rate, FindingCodes.RateMissing, "Give the provider's rate, or say no under transparent where it is not disclosed.");
        };
    }

    /// <summary>Where no rate is disclosed, a margin of 0 is a placeholder: margin and total become unknown, the fee stays.</summary>
    public static Action<CheckedRow> UndisclosedMarginIsEmpty(CheckedRow columns)
    {
        var transparent = columns.Flag(Transparent);
        NumberColumn[] unknown = [columns.Number(Margin1), columns.Number(Total1), columns.Number(Margin2), columns.Number(Total2)];
        return row =>
        {
            if (transparent[row.At] != false) return;
            if (unknown.FirstOrDefault(column => column[row.At] is not (null or 0m) && column.Declared.Name is Margin1 or Margin2) is { } stated)
                row.Report(stated, FindingCodes.MarginNotDisclosed, "Leave margin and total empty where the rate is not disclosed.");
            foreach (var column in unknown) column[row.At] = null;
        };
    }

    public static Action<CheckedRow> TotalIsFeePlusMargin(CheckedRow columns)
    {
        var first = Tier(columns, Amount1, Fee1, Margin1, Total1);
        var second = Tier(columns, Amount2, Fee2, Margin2, Total2);
        return row =>
        {
            first(row);
            second(row);
        };
    }

    public static Action<CheckedRow> DateIsInPeriod(CheckedRow columns)
    {
        var (date, period) = (columns.Date(Date), columns.Text(Period));
        return row =>
        {
            if (date[row.At] is not { } day || !Imdi.Shared.Period.TryParse(period[row.At], out var quarter)) return;
            if (day < quarter.FirstDay.AddDays(-DaysAround) || day > quarter.LastDay.AddDays(DaysAround))
                row.Report(date, FindingCodes.DateOutsidePeriod, $"Give a day in {quarter}, or the quarter of {day.ToString("O", CultureInfo.InvariantCulture)}.");
        };
    }

    private static Action<CheckedRow> Tier(CheckedRow columns, string amountName, string feeName, string marginName, string totalName)
    {
        var (amount, fee) = (columns.Number(amountName), columns.Number(feeName));
        var (margin, total) = (columns.Number(marginName), columns.Number(totalName));
        return row =>
        {
            if (amount[row.At] is not > 0 || fee[row.At] is null || margin[row.At] is null || total[row.At] is null) return;
            decimal right = (fee[row.At]!.Value / amount[row.At]!.Value * 100m) + margin[row.At]!.Value;
            if (Math.Abs(right - total[row.At]!.Value) > TotalTolerance)
                row.Report(total, FindingCodes.TotalDiffers, string.Create(CultureInfo.InvariantCulture, $"Fee / amount · 100 + margin is {right:0.####}."));
        };
    }
}
