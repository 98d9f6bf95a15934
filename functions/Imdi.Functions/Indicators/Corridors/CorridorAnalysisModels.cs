using Imdi.Shared;
using Shown = Imdi.Web.Pages.Corridors;

namespace Imdi.Functions.Indicators;

/// <summary>A corridor's analysis as its page takes it.</summary>
internal static class CorridorAnalysisModels
{
    public static Shown.CorridorAnalysisModel Of(CorridorAnalysis analysis) => new(
        analysis.From, analysis.To, analysis.Direction.Class, analysis.Direction.FiscalYear, [.. analysis.Measures.Select(MeasureOf)],
        [.. (analysis.Occupations ?? []).Select(fit => new Shown.OccupationShares(fit.Occupation, fit.OccupationName ?? fit.Occupation, fit.Supply, fit.Demand))], analysis.OccupationsReason,
        analysis.ToTarget is { } target ? new Shown.ToTarget(target.TargetPercent, target.CostPercent, target.Period, target.Points, target.FlowMillionUsd, target.FlowPeriod, target.SavingMillionUsd) : null, analysis.Run);

    private static Shown.AnalysisMeasure MeasureOf(CorridorMeasure measure) => new(
        measure.Indicator, measure.Name, measure.Of, measure.Occupation is { } code ? $"{code} {measure.OccupationName}" : null, measure.Period, measure.Value, measure.Unit, measure.ReasonText,
        measure is { Calculation: Ratio.Method, Numerator: { } part, Denominator: { } whole } ? (part, whole) : null, measure.Formula, measure.Sources, measure.Vintage, measure.IsDemonstration, measure.Explain);
}
