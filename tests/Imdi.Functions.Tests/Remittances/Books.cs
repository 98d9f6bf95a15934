using Imdi.Functions.Remittances;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>Small books to publish.</summary>
internal static class Books
{
    public static RemittanceBook Of(IEnumerable<Quote> quotes, DateOnly? asOf = null, params (string From, string To, string Period, decimal Percent)[] averages)
    {
        var shelf = new QuoteShelf();
        foreach (var quote in quotes) shelf.Add(quote);
        var published = new PublishedAverages();
        foreach (var (from, to, period, percent) in averages)
        {
            published.Add(A.Corridor(from, to), Period.Parse(period), new PublishedAverage(percent, RealFigures.WorldBank));
        }

        return new RemittanceBook(asOf ?? RemittanceHouse.Today, new RemittanceOptions(), shelf, published, new Flows());
    }

    /// <summary>The six services, a post office with an earlier and a present price, a stale corridor, and published averages.</summary>
    public static RemittanceBook SixServicesAndFigures(DateOnly? asOf = null) => Of(
        SixServices.All.Concat(Extras), asOf,
        ("USA", "MEX", "2015Q4", 4.751818m), ("USA", "MEX", "2020Q3", 4.180370m), ("GBR", "IND", "2020Q3", 2.921333m), ("FRA", "MAR", "2020Q3", 5.036842m));

    private static IEnumerable<Quote> Extras =>
    [
        Post(Period.OfQuarter(2026, 2), new DateOnly(2026, 6, 15), 10m),
        Post(Period.OfQuarter(2026, 3), new DateOnly(2026, 9, 1), 5m),
        A.Quote(quote => quote with { Corridor = A.Corridor("GBR", "KEN"), Provider = "Old Transfers", Date = new DateOnly(2026, 5, 1), Period = Period.OfQuarter(2026, 2) }),
    ];

    private static Quote Post(Period period, DateOnly day, decimal fee) => A.Quote(quote => quote with
    {
        Corridor = A.Corridor("FRA", "MAR"),
        Provider = "La Poste",
        ProviderType = ProviderType.PostOffice,
        Period = period,
        Date = day,
        SendCurrency = Currency.Parse("EUR"),
        ReceiveCurrency = Currency.Parse("MAD"),
        Interbank = 10.8m,
        Tier1 = new SurveyedTier(100m, fee, 10.8m, null),
    });
}
