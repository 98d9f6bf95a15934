using CsCheck;
using Imdi.Functions.Remittances;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

public sealed class PackingTests
{
    [Fact]
    public void Every_decimal_comes_back_the_same_to_the_last_digit()
    {
        var numbers = new PackedNumbers();
        Gen.Decimal.Sample(value => Assert.Equal(value, numbers.Unpack(numbers.Pack(value))));
        foreach (decimal value in new[] { 0m, -0.215m, 5.52199983596802m, 1.000m, decimal.MaxValue, decimal.MinValue, 288230376151711743m, 288230376151711744m })
        {
            Assert.Equal(value, numbers.Unpack(numbers.Pack(value)));
        }

        Assert.Null(numbers.Unpack(numbers.Pack(null)));
    }

    [Fact]
    public void A_quote_comes_back_whole()
    {
        var packing = new QuotePacking();
        foreach (var quote in SixServices.All.Append(A.Quote(quote => quote with
        {
            Date = null, ReceiveCurrency = null, Transparent = null, FeeMode = FeeMode.Deducted, ReceivingFee = 1.25m,
            Tier2 = new SurveyedTier(350m, 4m, null, 1.5m), Period = Period.OfQuarter(2011, 1), Source = A.Demonstration,
        })))
        {
            var packed = packing.Pack(quote);
            Assert.Equal(quote, packing.Unpack(in packed));
        }
    }
}
