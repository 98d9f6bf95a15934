using System.Text.Json;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class PercentTests
{
    [Fact]
    public void A_share_is_a_part_of_a_whole_in_percent()
    {
        Assert.Equal(2.135714m, decimal.Round(Percent.Of(2.99m, 140m).Value, 6));
        Assert.Equal(4.2m, new Percent(3).On(140m));
        Assert.Throws<DivideByZeroException>(() => Percent.Of(1, 0));
    }

    [Fact]
    public void Negative_costs_are_kept() => Assert.Equal(new Percent(-0.215m), new Percent(1) - new Percent(1.215m));

    [Fact]
    public void In_JSON_a_percentage_is_a_number_with_all_its_digits()
    {
        Assert.Equal("4.309627329192546", JsonSerializer.Serialize(new Percent(4.309627329192546m)));
        Assert.Equal(new Percent(4.75m), JsonSerializer.Deserialize<Percent>("4.75"));
        Assert.Equal("null", JsonSerializer.Serialize<Percent?>(null));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Percent>("\"4.75\""));
    }

    [Theory]
    [InlineData("4.75", 4.75)]
    [InlineData("-0.2 %", -0.2)]
    [InlineData(" 5%", 5)]
    public void Text_is_read_with_or_without_the_sign(string text, double value) => Assert.Equal((decimal)value, Percent.Parse(text).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("4,75")]
    [InlineData("..")]
    public void What_is_no_number_is_refused(string? text) => Assert.False(Percent.TryParse(text, null, out _));
}
