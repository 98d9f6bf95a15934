using Imdi.Functions.Remittances;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

public sealed class CurrentQuotesTests
{
    private static readonly RemittanceOptions Options = new();
    private static readonly DateOnly Day = new(2026, 11, 24);

    private static readonly Quote
        Now = A.Quote(),
        Before = Now with { Period = Period.OfQuarter(2026, 2), Date = new DateOnly(2026, 6, 1) },
        Other = Before with { Provider = "Harbour FX" },
        Invented = Now with { Source = A.Demonstration, Provider = "Tumia" };

    [Fact]
    public void Each_provider_stands_with_its_latest_quarter() =>
        Assert.Equal([Now, Other], CurrentQuotes.Of([Before, Now, Other], Day, Options));

    [Fact]
    public void As_of_an_earlier_day_the_earlier_quarter_stands() =>
        Assert.Equal([Before], CurrentQuotes.Of([Before, Now], new DateOnly(2026, 7, 1), Options));

    [Fact]
    public void Demonstration_quotes_give_way_to_real_ones()
    {
        Assert.Equal([Now], CurrentQuotes.Of([Invented, Now], Day, Options));
        Assert.Equal([Invented], CurrentQuotes.Of([Invented], Day, Options));
    }

    [Fact]
    public void A_quote_older_than_400_days_is_dropped()
    {
        var collected = Day.AddDays(-400);

        Assert.Single(CurrentQuotes.Of([Now with { Date = collected }], Day, Options));
        Assert.Empty(CurrentQuotes.Of([Now with { Date = collected.AddDays(-1) }], Day, Options));
    }

    [Fact]
    public void Stale_quotes_are_never_best()
    {
        var old = SixServices.B with { Date = Day.AddDays(-101) };
        var offer = CorridorOffer.Of([ServiceCost.ForSending(old, 140m), ServiceCost.ForSending(SixServices.A, 140m)], Day, Options);

        Assert.Equal("A", offer.Cheapest!.Quote.Provider);
        Assert.Equal("B", Assert.Single(offer.Stale).Quote.Provider);
        Assert.False(CurrentQuotes.IsStale(old with { Date = Day.AddDays(-100) }, Day, Options));
    }

    [Fact]
    public void Undisclosed_services_are_never_ranked()
    {
        var offer = CorridorOffer.Of(SixServices.All.Select(quote => ServiceCost.ForSending(quote, 140m)), Day, Options);

        Assert.Equal(["B", "E", "C", "A", "D"], offer.Ranked.Select(cost => cost.Quote.Provider));
        Assert.Equal("F", Assert.Single(offer.Undisclosed).Quote.Provider);
        Assert.Equal(3.031118m, decimal.Round(offer.AveragePercent!.Value, 6));
        Assert.Equal(offer.AverageCost - offer.Cheapest!.Total, offer.SavingPerTransfer);
    }
}
