namespace Imdi.Functions.Indicators;

/// <summary>A projected value with the interval that holds what will come in 80, and in 95, of 100 cases, and what naive says beside it.</summary>
public sealed record ProjectedPoint(string Period, decimal Value, decimal Low80, decimal High80, decimal Low95, decimal High95, decimal Naive);

/// <summary>How the method and naive did on the series itself, and how many of the outcomes lay within intervals calibrated before.</summary>
public sealed record SeriesQuality(MethodScore Method, MethodScore Naive, int Within80, int Within95, int Judged);

/// <summary>A series with its projection, or with the reason why there is none.</summary>
/// <param name="Counterpart">The sending country of a corridor; empty for the country's own series.</param>
/// <param name="Reason">Why this method, or why none.</param>
/// <param name="HasPassed">All periods projected lie before the day of the run: the source has not published what came.</param>
public sealed record SeriesProjection(
    string Counterpart, string Family, string Frequency, string First, string Last, IReadOnlyList<decimal> Known, string? Method, string Reason, bool HasPassed,
    IReadOnlyList<ProjectedPoint> Points, SeriesQuality? Quality, IReadOnlyList<int> Of);
