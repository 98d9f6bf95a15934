using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Remittances;

internal static class QuoteRows
{
    public static readonly string[] Columns =
    [
        KindNames.Quote.Period, KindNames.Quote.Date, KindNames.Quote.From, KindNames.Quote.To, KindNames.Quote.Provider, KindNames.Quote.ProviderType,
        KindNames.Quote.Instruments, KindNames.Quote.AccessPoints, KindNames.Quote.Speed, KindNames.Quote.Coverage, KindNames.Quote.PickupMethods,
        KindNames.Quote.SendCurrency, KindNames.Quote.ReceiveCurrency,
        KindNames.Quote.Amount1, KindNames.Quote.Fee1, KindNames.Quote.Rate1, KindNames.Quote.Margin1,
        KindNames.Quote.Amount2, KindNames.Quote.Fee2, KindNames.Quote.Rate2, KindNames.Quote.Margin2,
        KindNames.Quote.InterbankRate, KindNames.Quote.Transparent, KindNames.Quote.FeeMode, KindNames.Quote.ReceivingFee,
    ];

    public static async Task ReadAsync(IPublishedData data, Action<Quote> add, CancellationToken cancellation)
    {
        foreach (var version in await Sources.CurrentAsync(data, RemittanceQuotes, cancellation))
        {
            var source = Sources.Of(version);
            await foreach (var batch in data.ReadAsync(version, Columns, cancellation))
            {
                foreach (var (_, quote) in new QuoteBatch(batch, source).Quotes()) add(quote);
            }
        }
    }
}
