using Imdi.Functions.Remittances;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

public sealed class ServiceCostTests
{
    public static TheoryData<string, decimal, decimal, decimal, decimal> Worked => new()
    {
        { "A", 2.135714m, 2.173913m, 4.309627m, 14175.00m },
        { "B", 0m, 1.159420m, 1.159420m, 14322.00m },
        { "C", 1.421429m, 0.096618m, 1.518047m, 14476.00m },
        { "D", 3.500000m, 3.381643m, 6.881643m, 14000.00m },
        { "E", 0.707143m, 0.579710m, 1.286853m, 14406.00m },
    };

    [Theory]
    [MemberData(nameof(Worked))]
    public void The_worked_services_cost_what_the_methodology_says(string provider, decimal fee, decimal margin, decimal total, decimal received)
    {
        var cost = ServiceCost.ForSending(SixServices.All.Single(quote => quote.Provider == provider), 140m);

        Assert.Equal(fee, decimal.Round(cost.FeePercent, 6));
        Assert.Equal(margin, decimal.Round(cost.MarginPercent!.Value, 6));
        Assert.Equal(total, decimal.Round(cost.TotalPercent, 6));
        Assert.Equal(received, cost.Received);
    }

    [Fact]
    public void An_undisclosed_margin_leaves_the_fee_alone_and_nothing_known_to_arrive()
    {
        var cost = ServiceCost.ForSending(SixServices.F, 140m);

        Assert.Equal(0.357143m, decimal.Round(cost.TotalPercent, 6));
        Assert.Null(cost.MarginPercent);
        Assert.Null(cost.Received);
        Assert.Null(ServiceCost.ForReceiving(SixServices.F, 14000m));
        Assert.Null(ServiceCost.SurveyedPercent(SixServices.F));
    }

    [Fact]
    public void A_deducted_fee_is_taken_before_the_money_is_changed()
    {
        var cost = ServiceCost.ForSending(SixServices.A with { FeeMode = FeeMode.Deducted }, 140m);

        Assert.Equal(13872.26m, Money.Round(cost.Received!.Value, Currency.Parse("INR")).Amount);
        Assert.Equal(4.309627m, decimal.Round(cost.TotalPercent, 6));
    }

    [Fact]
    public void The_published_Angola_to_Namibia_service_costs_9_94_percent()
    {
        var quote = A.Quote(quote => quote with
        {
            Corridor = A.Corridor("AGO", "NAM"), SendCurrency = Currency.Parse("AOA"), Interbank = null, Tier1 = new SurveyedTier(33_000m, 2_257.2m, null, 3.10m),
        });

        var cost = ServiceCost.ForSending(quote, 33_000m);

        Assert.Equal(6.84m, cost.FeePercent);
        Assert.Equal(9.94m, cost.TotalPercent);
    }

    [Fact]
    public void A_promotion_may_cost_less_than_nothing()
    {
        var cost = ServiceCost.ForSending(A.Quote(quote => quote with { Tier1 = new SurveyedTier(140m, 0m, 105m, null) }), 140m);

        Assert.True(cost.TotalPercent < 0m);
    }

    [Fact]
    public void Rates_decide_over_a_margin_that_the_source_states()
    {
        var cost = ServiceCost.ForSending(A.Quote(quote => quote with { Tier1 = quote.Tier1 with { Margin = 9m } }), 140m);

        Assert.Equal(2.173913m, decimal.Round(cost.MarginPercent!.Value, 6));
    }

    [Fact]
    public void A_receivers_fee_stands_beside_the_total()
    {
        var cost = ServiceCost.ForSending(SixServices.A with { ReceivingFee = 144.90m }, 140m);

        Assert.Equal(4.309627m, decimal.Round(cost.TotalPercent, 6));
        Assert.Equal(5.309627m, decimal.Round(cost.TotalWithReceivingFeePercent, 6));
    }
}
