using Imdi.Functions.Remittances;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>Test data: a valid thing of each kind, changed as the test says.</summary>
internal static class A
{
    public static readonly CostSource Survey = new("test-survey", "A survey", null, "CC BY 4.0", new DateOnly(2026, 9, 30), false);

    public static readonly CostSource Demonstration = new("demonstration", "Invented figures", null, null, null, true);

    public static Corridor Corridor(string from, string to) => new(CountryCode.Parse(from), CountryCode.Parse(to));

    public static Quote Quote(Func<Quote, Quote>? change = null)
    {
        var quote = new Quote
        {
            Source = Survey,
            Corridor = Corridor("GBR", "IND"),
            Period = Period.OfQuarter(2026, 3),
            Date = new DateOnly(2026, 9, 1),
            Provider = "Example Transfers",
            ProviderType = ProviderType.Mto,
            Instruments = Instruments.DebitCard,
            AccessPoints = AccessPoints.Internet,
            Pickups = Pickups.Cash,
            Speed = TransferSpeed.SameDay,
            Coverage = Coverage.High,
            SendCurrency = Currency.Parse("GBP"),
            ReceiveCurrency = Currency.Parse("INR"),
            Tier1 = new SurveyedTier(140m, 2.99m, 101.25m, null),
            Interbank = 103.50m,
            Transparent = true,
        };
        return change is null ? quote : change(quote);
    }
}
