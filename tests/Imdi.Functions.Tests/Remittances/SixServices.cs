using Imdi.Functions.Remittances;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>The worked example of the methodology: GBP 140 to INR at an interbank rate of 103.50, six services.</summary>
internal static class SixServices
{
    public static readonly Quote
        A = Service("A", 2.99m, 101.25m, ProviderType.Bank, TransferSpeed.TwoDays),
        B = Service("B", 0m, 102.30m, ProviderType.Mto, TransferSpeed.LessThanOneHour),
        C = Service("C", 1.99m, 103.40m, ProviderType.Mto, TransferSpeed.SixDaysOrMore),
        D = Service("D", 4.90m, 100.00m, ProviderType.Bank, TransferSpeed.SameDay),
        E = Service("E", 0.99m, 102.90m, ProviderType.Mto, TransferSpeed.SameDay),
        F = Service("F", 0.50m, 1m, ProviderType.Mto, TransferSpeed.SameDay) with { Transparent = false };

    public static readonly IReadOnlyList<Quote> All = [A, B, C, D, E, F];

    private static Quote Service(string provider, decimal fee, decimal rate, ProviderType type, TransferSpeed speed) => Remittances.A.Quote(quote => quote with
    {
        Provider = provider,
        ProviderType = type,
        Speed = speed,
        Tier1 = new SurveyedTier(140m, fee, rate, null),
    });
}
