using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>The latest figure of every corridor, the quarters there are and their target states; <c>/data/overview.json</c>.</summary>
/// <param name="Periods">Quarters with a figure, oldest first.</param>
/// <param name="Targets">Every quarter's target state on each basis that it has, oldest first.</param>
public sealed record OverviewFile(
    IReadOnlyList<Period> Periods, IReadOnlyList<CorridorRow> Corridors, IReadOnlyList<TargetRow> Targets, IReadOnlyList<CostSource> Sources,
    bool HasDemonstrationData)
{
    public const string Address = "/data/overview.json";

    /// <summary>The state of a quarter; by default on the published averages where there are any, else from services. Null when there is none.</summary>
    public TargetRow? Target(Period? period, Basis? basis)
    {
        var rows = Targets.Where(row => (basis is not { } on || row.Basis == BasisCodes.Of(on)) && (period is not { } quarter || row.Period == quarter)).ToList();
        return rows.LastOrDefault(row => row.Basis == BasisCodes.Of(Basis.CorridorAverages)) ?? rows.LastOrDefault();
    }

    /// <summary>As <see cref="Target"/>, or why there is none.</summary>
    public Outcome<TargetRow> FindTarget(Period? period, Basis? basis)
    {
        if (Target(period, basis) is { } row) return row;
        return period is { } named && Target(named, null) is null || basis is null
            ? PeriodChecks.NoFigures(period ?? default, Periods)
            : PeriodChecks.NoBasis(basis.Value, period);
    }
}
