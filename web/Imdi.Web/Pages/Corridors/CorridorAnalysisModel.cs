using Imdi.Shared;

namespace Imdi.Web.Pages.Corridors;

/// <summary>A measure as the page shows it.</summary>
/// <param name="Of">pair, origin or destination.</param>
/// <param name="Reason">Why there is no value, in words.</param>
/// <param name="Basis">The two counts or amounts that it is worked out from.</param>
/// <param name="Explain">Where each figure behind it is told; null where nothing is.</param>
public sealed record AnalysisMeasure(
    string Id, string Name, string Of, string? Occupation, string? Period, decimal? Value, string Unit, string? Reason, (decimal Part, decimal Whole)? Basis, string Formula, IReadOnlyList<string> Sources, string? Vintage, bool IsDemonstration, string? Explain);

/// <param name="Supply">Of the origin's graduates.</param>
/// <param name="Demand">Of the destination's vacancies.</param>
public sealed record OccupationShares(string Code, string Name, decimal Supply, decimal Demand);

/// <param name="Saving">Million US dollars a year; null where the flow is not known.</param>
public sealed record ToTarget(decimal Target, decimal Cost, string Period, decimal Points, decimal? Flow, string? FlowPeriod, decimal? Saving);

/// <summary>/corridors/npl/qat/: people from one country in another, and the money that they send home.</summary>
/// <param name="Direction">S-N and so on; null where one of the two is not classified.</param>
/// <param name="OccupationsReason">Why none are shown.</param>
/// <param name="Run">The run to cite.</param>
public sealed record CorridorAnalysisModel(
    CountryCode From, CountryCode To, string? Direction, int FiscalYear, IReadOnlyList<AnalysisMeasure> Measures, IReadOnlyList<OccupationShares> Occupations, string? OccupationsReason, ToTarget? ToTarget, string? Run);

/// <summary>/corridors/: the corridors that have a page, by origin.</summary>
/// <param name="Missing">Whether what was chosen is no corridor.</param>
public sealed record CorridorChoiceModel(IReadOnlyList<(CountryCode From, IReadOnlyList<CountryCode> To)> Corridors, CountryCode? From, CountryCode? To, bool Missing);
