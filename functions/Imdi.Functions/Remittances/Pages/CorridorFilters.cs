using System.Globalization;
using Imdi.Web;
using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

/// <summary>The chips that choose how the money is picked up: plain links, each with the count that it leads to.</summary>
internal static class CorridorFilters
{
    public static IReadOnlyList<FilterModel> Of(CorridorComparison compared, PageAddress at)
    {
        var question = compared.Question;
        var offered = compared.All.Aggregate(Pickups.None, (all, quote) => all | quote.Pickups);
        var chips = QuoteCodes.Pickups.Rows.Where(row => offered.HasFlag(row.Value)).Select(row => new FilterModel(
            PageCodes.OneOf(row.Value), at.Href + QueryOf(question, row.Code), question.Pickup == row.Value,
            compared.All.Count(quote => (quote.Pickups & row.Value) != 0)));
        return [new FilterModel(null, at.Href + QueryOf(question, null), question.Pickup == Pickups.None, compared.All.Count), .. chips];
    }

    private static string QueryOf(CorridorQuestion question, string? pay)
    {
        string[] parts =
        [
            .. question.Amount is { } amount ? [string.Create(CultureInfo.InvariantCulture, $"amount={amount}")] : (string[])[],
            .. question.Receive is { } receive ? [string.Create(CultureInfo.InvariantCulture, $"receive={receive}")] : (string[])[],
            .. pay is null ? (string[])[] : [$"pay={pay}"],
        ];
        return parts.Length == 0 ? "" : "?" + string.Join('&', parts);
    }
}
