using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What <c>corridors/{from}/{to}/trend</c> answers: a point a quarter, oldest first, real figures only.</summary>
public sealed record TrendAnswer(
    CountryCode From, string FromName, CountryCode To, string ToName, string Unit, IReadOnlyList<TrendPoint> Points, string Source, string? Vintage, string Method)
{
    /// <inheritdoc cref="CorridorAnswer.Run"/>
    public string? Run { get; init; }

    public const string PercentOf200Usd = "percent of USD 200";

    public static TrendAnswer Of(CorridorFile file, Language language)
    {
        CostSource[] real = [.. file.Sources.Where(source => !source.IsDemonstration)];
        return new TrendAnswer(
            file.From, file.From.Name(language), file.To, file.To.Name(language), PercentOf200Usd, [.. file.Trend.Select(point => point.Named(language))],
            SourceText.Of(real), SourceText.VintageOf(real), MethodAddress.In(language));
    }

    public IReadOnlyList<TrendRow> Rows() => [.. Points.Select(point => new TrendRow(
        From, FromName, To, ToName, point.Period, point.Mean, point.Smart, point.Source, point.Basis, point.BasisName, point.SmartUsed, point.Services,
        point.Undisclosed, point.Median, point.Cheapest, point.PublishedAverage))];
}

/// <summary>A point of the trend as a row of its own, for the CSV.</summary>
public sealed record TrendRow(
    CountryCode From, string FromName, CountryCode To, string ToName, Period Period, decimal? Mean, decimal? Smart, string Source, string Basis, string? BasisName,
    int? SmartUsed, int? Services, int? Undisclosed, decimal? Median, decimal? Cheapest, decimal? PublishedAverage);
