using System.Globalization;
using Imdi.Web;
using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

/// <summary>The chips that choose how the money is picked up: plain links, each with the number of ranked services that it leads to.</summary>
internal static class CorridorFilters
{
    public static IReadOnlyList<FilterModel> Of(CorridorComparison compared, PageAddress at, RemittanceOptions options)
    {
        var question = compared.Question;
        var ranked = compared.All.Where(quote => quote.IsDisclosed && !CurrentQuotes.IsStale(quote, compared.AsOf, options)).ToList();
        var offered = ranked.Aggregate(Pickups.None, (all, quote) => all | quote.Pickups);
        var chips = QuoteCodes.Pickups.Rows.Where(row => offered.HasFlag(row.Value)).Select(row => new FilterModel(
            PageCodes.OneOf(row.Value), Href(row.Code), question.Services.Pickup == row.Value,
            ranked.Count(quote => (quote.Pickups & row.Value) != 0)));
        return [new FilterModel(null, Href(null), question.Services.Pickup == Pickups.None, ranked.Count), .. chips];

        string Href(string? pickup) => QueryOf(question, "pay", pickup) is { Length: > 0 } query ? $"{at.Href}?{query}" : at.Href;
    }

    /// <summary>What was asked as a query, with the choice of pickup under the name that the address takes.</summary>
    public static string QueryOf(CorridorQuestion question, string name, string? pickup)
    {
        string[] parts =
        [
            .. question.Amount is { } amount ? [string.Create(CultureInfo.InvariantCulture, $"amount={amount}")] : (string[])[],
            .. question.Receive is { } receive ? [string.Create(CultureInfo.InvariantCulture, $"receive={receive}")] : (string[])[],
            .. pickup is null ? (string[])[] : [$"{name}={pickup}"],
        ];
        return string.Join('&', parts);
    }
}
