using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What corridors or services are grouped by.</summary>
public enum AverageBy { All, Sender, Receiver, SenderRegion, ReceiverRegion, G20, ProviderType, Instrument, Digital }

public static class AverageGroups
{
    public static CodeTable<AverageBy> Codes { get; } = new(
        (AverageBy.All, "all"), (AverageBy.Sender, "sender"), (AverageBy.Receiver, "receiver"),
        (AverageBy.SenderRegion, "sender-region"), (AverageBy.ReceiverRegion, "region"), (AverageBy.G20, "g20"),
        (AverageBy.ProviderType, "provider-type"), (AverageBy.Instrument, "instrument"), (AverageBy.Digital, "digital"));

    /// <summary>Whether whole corridors fall into the groups; the other groupings part the services of a corridor.</summary>
    public static bool IsOfCorridors(AverageBy by) => by <= AverageBy.G20;

    /// <summary>The group that a corridor falls into: a country's code, a World Bank region, or whether the sender is of the G20.</summary>
    public static string OfCorridor(AverageBy by, Corridor corridor) => by switch
    {
        AverageBy.Sender => corridor.From.Alpha3,
        AverageBy.Receiver => corridor.To.Alpha3,
        AverageBy.SenderRegion => CodeLists.Country(corridor.From.Alpha3).Region,
        AverageBy.ReceiverRegion => CodeLists.Country(corridor.To.Alpha3).Region,
        AverageBy.G20 => CodeLists.Country(corridor.From.Alpha3).IsG20 ? "g20" : "other",
        _ => "all",
    };

    /// <summary>The groups that a service falls into; one that takes two instruments counts under both.</summary>
    public static IReadOnlyList<string> OfService(AverageBy by, Quote quote) => by switch
    {
        AverageBy.ProviderType => [QuoteCodes.ProviderTypes.Code(quote.ProviderType) ?? "unknown"],
        AverageBy.Instrument => quote.Instruments == Instruments.None ? ["unknown"] : QuoteCodes.Instruments.CodesOf(quote.Instruments),
        AverageBy.Digital => [quote.IsDigital ? "digital" : "other"],
        _ => [OfCorridor(by, quote.Corridor)],
    };
}
