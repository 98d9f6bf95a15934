using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What <c>corridors/{from}/{to}/trend</c> answers: a point a quarter, oldest first, real figures only.</summary>
public sealed record TrendAnswer(
    CountryCode From, string FromName, CountryCode To, string ToName, string Unit, IReadOnlyList<TrendPoint> Points, string Source, string? Vintage, string Method)
{
    public const string PercentOf200Usd = "percent of USD 200";

    public static TrendAnswer Of(CorridorFile file, Language language)
    {
        CostSource[] real = [.. file.Sources.Where(source => !source.IsDemonstration)];
        return new TrendAnswer(
            file.From, file.From.Name(language), file.To, file.To.Name(language), PercentOf200Usd, file.Trend,
            SourceText.Of(real), SourceText.VintageOf(real), MethodAddress.In(language));
    }
}
