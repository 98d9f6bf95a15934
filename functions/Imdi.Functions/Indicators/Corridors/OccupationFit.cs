namespace Imdi.Functions.Indicators;

/// <summary>An occupation of a match: its share in what the origin supplies and in what the destination asks for; the overlap is the smaller.</summary>
public sealed record OccupationFit(string Occupation, string? OccupationName, decimal Supply, decimal Demand)
{
    public decimal Overlap => Math.Min(Supply, Demand);

    /// <summary>Of the period of the match, by what the destination asks for most; null where a side is not known or not shown.</summary>
    public static IReadOnlyList<OccupationFit>? Of(OccupationFile? origin, OccupationFile? destination, string? period, IndicatorWords words)
    {
        if (origin?.Supply.FirstOrDefault(mix => mix.Period == period)?.Shares is not { } supply || destination?.Demand.FirstOrDefault(mix => mix.Period == period)?.Shares is not { } demand) return null;
        var (offered, asked) = (supply.ToDictionary(share => share.Occupation, share => share.Share), demand.ToDictionary(share => share.Occupation, share => share.Share));
        return
        [
            .. offered.Keys.Union(asked.Keys).Select(code => new OccupationFit(code, words.Occupation(code), offered.GetValueOrDefault(code), asked.GetValueOrDefault(code)))
                .OrderByDescending(fit => fit.Demand).ThenByDescending(fit => fit.Supply).ThenBy(fit => fit.Occupation, StringComparer.Ordinal),
        ];
    }
}
