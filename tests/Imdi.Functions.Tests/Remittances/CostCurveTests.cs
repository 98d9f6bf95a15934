using CsCheck;
using Imdi.Functions.Remittances;

namespace Imdi.Functions.Tests.Remittances;

public sealed class CostCurveTests
{
    private static readonly Quote TwoTiers = A.Quote(quote => quote with
    {
        Tier1 = new SurveyedTier(140m, 2m, 100m, null), Tier2 = new SurveyedTier(350m, 5m, 102m, null),
    });

    [Theory]
    [InlineData(140, 2.00, false)]
    [InlineData(245, 3.50, false)]
    [InlineData(350, 5.00, false)]
    [InlineData(70, 2.00, true)]
    [InlineData(700, 5.00, true)]
    public void The_fee_is_linear_between_the_surveyed_amounts_and_flat_outside(decimal amount, decimal fee, bool outside)
    {
        var cost = ServiceCost.ForSending(TwoTiers, amount);

        Assert.Equal(fee, cost.Fee);
        Assert.Equal(outside, cost.OutsideSurvey);
    }

    [Theory]
    [InlineData(140, 14_000)]
    [InlineData(350, 35_700)]
    [InlineData(245, 24_850)]
    [InlineData(70, 7_000)]
    [InlineData(700, 71_400)]
    public void What_arrives_is_the_surveyed_figure_at_both_amounts_and_linear_between(decimal amount, decimal received) =>
        Assert.Equal(received, ServiceCost.ForSending(TwoTiers, amount).Received);

    [Fact]
    public void Without_a_usable_second_amount_the_fee_is_flat_and_every_other_amount_outside_the_survey()
    {
        foreach (SurveyedTier? second in new SurveyedTier?[] { null, new SurveyedTier(140m, 9m, 100m, null), new SurveyedTier(350m, 9m, 1m, null) })
        {
            var quote = TwoTiers with { Tier2 = second };

            Assert.Equal(2m, ServiceCost.ForSending(quote, 300m).Fee);
            Assert.True(ServiceCost.ForSending(quote, 300m).OutsideSurvey);
            Assert.False(ServiceCost.ForSending(quote, 140m).OutsideSurvey);
        }
    }

    [Fact]
    public void A_deducted_fee_that_eats_the_amount_lets_nothing_arrive() =>
        Assert.Null(ServiceCost.ForSending(TwoTiers with { FeeMode = FeeMode.Deducted }, 1.50m).Received);

    [Theory]
    [InlineData(FeeMode.OnTop)]
    [InlineData(FeeMode.Deducted)]
    public void The_amount_to_send_is_found_back_from_what_arrives(FeeMode mode) => Gen
        .Select(Gen.Int[1, 400_000], Gen.Int[0, 3_000], Gen.Int[0, 3_000], Gen.Int[90, 110], Gen.Int[90, 110])
        .Sample((cents, fee1, fee2, rate1, rate2) =>
        {
            var quote = TwoTiers with
            {
                FeeMode = mode, Tier1 = new SurveyedTier(140m, fee1 / 100m, rate1, null), Tier2 = new SurveyedTier(350m, fee2 / 100m, rate2, null),
            };
            decimal amount = 40m + (cents / 100m);
            if (ServiceCost.ForSending(quote, amount).Received is not { } received) return;

            Assert.Equal(amount, decimal.Round(ServiceCost.ForReceiving(quote, received)!.Send, 10));
        });
}
