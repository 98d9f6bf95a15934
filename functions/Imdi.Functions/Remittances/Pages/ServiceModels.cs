using Imdi.Shared;
using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

internal static class ServiceModels
{
    public static IReadOnlyList<ServiceModel> Of(IEnumerable<ServiceCost> costs) => [.. costs.Select(Of)];

    public static ServiceModel Of(ServiceCost cost)
    {
        var (quote, currency) = (cost.Quote, cost.Quote.SendCurrency);
        return new ServiceModel(
            quote.Provider, QuoteCodes.ProviderTypes.Code(quote.ProviderType) ?? "other", PageCodes.Of(quote.Pickups),
            QuoteCodes.Instruments.CodesOf(quote.Instruments), PageCodes.Of(quote.Speed),
            Money.Round(cost.Send, currency), Money.Round(cost.Fee, currency), cost.Loss is { } loss ? Money.Round(loss, currency) : null,
            Money.Round(cost.Total, currency), new Percent(cost.FeePercent), cost.MarginPercent is { } margin ? new Percent(margin) : null,
            new Percent(cost.TotalPercent), quote.Arriving(cost.Received), quote.Arriving(cost.ReceivingFee), quote.Collected, cost.OutsideSurvey,
            quote.Source.IsDemonstration)
        {
            Paid = quote.FeeMode == FeeMode.OnTop && cost.Fee > 0m ? Money.Round(cost.Send, currency) + Money.Round(cost.Fee, currency) : null,
        };
    }
}
