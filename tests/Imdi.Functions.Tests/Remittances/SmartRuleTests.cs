using Imdi.Functions.Remittances;

namespace Imdi.Functions.Tests.Remittances;

public sealed class SmartRuleTests
{
    private static readonly SmartRule Rule = new();

    [Fact]
    public void The_six_services_average_3_031118_and_SmaRT_2_251967()
    {
        var corridor = CorridorStatistics.Of(SixServices.All, Rule)!;

        Assert.Equal(3.031118m, decimal.Round(corridor.Mean!.Value, 6));
        Assert.Equal(2.251967m, decimal.Round(corridor.Smart.Value!.Value, 6));
        Assert.Equal(3, corridor.Smart.Used);
        Assert.Equal((5, 1), (corridor.Services, corridor.Undisclosed));
        Assert.Equal(1.518047m, decimal.Round(corridor.Median!.Value, 6));
        Assert.Equal(1.159420m, decimal.Round(corridor.Cheapest!.Value, 6));
    }

    [Fact]
    public void The_undisclosed_and_the_slow_never_pull_it_down()
    {
        var corridor = CorridorStatistics.Of(SixServices.All, Rule)!;

        Assert.NotEqual(2.585455m, decimal.Round(corridor.Mean!.Value, 6));
        Assert.NotEqual(1.321440m, decimal.Round(corridor.Smart.Value!.Value, 6));
        Assert.NotEqual(0.934472m, decimal.Round(corridor.Smart.Value!.Value, 6));
    }

    [Fact]
    public void Fewer_than_three_are_averaged_and_counted()
    {
        Assert.Equal(new SmartCost(ServiceCost.SurveyedPercent(SixServices.B), 1), Rule.Of([SixServices.B, SixServices.C]));
        Assert.Equal(new SmartCost(null, 0), Rule.Of([SixServices.C, SixServices.F]));
    }

    [Fact]
    public void Cash_needs_a_receiving_network_and_an_account_does_not()
    {
        Assert.False(Rule.Qualifies(SixServices.B with { Coverage = Coverage.Low }));
        Assert.False(Rule.Qualifies(SixServices.B with { Coverage = Coverage.Unknown }));
        Assert.True(Rule.Qualifies(SixServices.B with { Coverage = Coverage.Low, Pickups = Pickups.MobileWallet }));
    }

    [Fact]
    public void An_unknown_speed_is_not_taken_for_a_fast_one() =>
        Assert.False(Rule.Qualifies(SixServices.B with { Speed = TransferSpeed.Unknown }));
}
