using Imdi.Functions.Datasets;
using static Imdi.Functions.Indicators.Measures;

namespace Imdi.Functions.Indicators;

/// <summary>Section 5: what migrants send, from where, at what cost, for what.</summary>
internal static class MoneyTables
{
    private static readonly Quantity Sent = new Turned(Flows);

    public static IReadOnlyList<Quantity> Quantities { get; } = [Measures.Received, ReceivedOfGdp, Flows, Sent, Costs, ProfileMeasures.Uses, ProfileMeasures.Channels];

    public static IEnumerable<DraftTable> Of(Tables tables) =>
    [
        Tables.Periods("remittances.received", ("received", "usd", tables.Series(Measures.Received)), ("of-gdp", "percent", tables.Series("RM.GDP"))) with { Kinds = [KindNames.CountryIndicators] },
        tables.Partners("remittances.sources", "flow", "million-usd", Flows, countsPersons: false, KindNames.RemittanceFlows),
        tables.Indicators("remittances.measures", "RM.HHI", "RM.HHINORM", "RM.HHIEFF", "RM.PERMIG", "RM.PC", "RM.SAVE", "RM.SMART"),
        CostOfSenders(tables), CostSummary(tables),
        Tables.Periods("remittances.cost-trend", ("mean-cost", "percent", tables.Series("RM.COST")), ("within-5", "percent", tables.Series("RM.LE5MEAN"))) with { Kinds = [KindNames.CorridorAverages] },
        tables.Partners("remittances.receivers", "flow", "million-usd", Sent, countsPersons: false, KindNames.RemittanceFlows),
        Tables.Periods("remittances.paid", ("paid", "usd", tables.Series(ProfileMeasures.Statistics["BM.TRF.PWKR.CD.DT"]))) with { Kinds = [KindNames.CountryIndicators] },
        tables.Items("remittances.uses", "use", "part", "percent", ProfileMeasures.Uses, key => key.Survey, countsPersons: false, KindNames.RemittanceUses).WithoutShares(),
        Channels(tables),
    ];

    /// <summary>The mean over services, from everywhere to the country in the newest quarter with quotes, by kind of provider and by instrument, the cheapest of each first; and how many services that is.</summary>
    private static DraftTable Channels(Tables tables) => new("remittances.channels", "channel", [new("cost", "percent"), new("services", "services")],
    [
        .. tables.NewestOf(ProfileMeasures.Channels).OrderByDescending(cost => cost.Key.Survey.Split('/')[0], StringComparer.Ordinal).ThenBy(cost => cost.Value).ThenBy(cost => cost.Key.Survey, StringComparer.Ordinal)
            .Select(cost => new DraftRow(cost.Key.Survey, cost.Key.Period, DraftCell.Of(cost), new DraftCell(cost.Parts.Sum(services => services.Value), null, cost.Versions))),
    ]) { Kinds = [KindNames.RemittanceQuotes] };

    /// <summary>Every sender with a cost in the newest quarter, the cheapest first.</summary>
    private static DraftTable CostOfSenders(Tables tables) => new("remittances.costs", Tables.ByPartner, [new("cost", "percent")],
        [.. tables.NewestOf(Costs).OrderBy(cost => cost.Value).ThenBy(cost => cost.Key.Counterpart, StringComparer.Ordinal).Select(cost => new DraftRow(cost.Key.Counterpart, cost.Key.Period, DraftCell.Of(cost)))]) { Kinds = [KindNames.CorridorAverages] };

    /// <summary>The mean over the corridors of that quarter, each weighing the same; how many there are and how many cost at most 5 %; and the World Bank's own figure, which averages services.</summary>
    private static DraftTable CostSummary(Tables tables)
    {
        var costs = tables.NewestOf(Costs);
        string? period = costs.Count == 0 ? null : costs[0].Key.Period;
        string[] versions = [.. costs.SelectMany(cost => cost.Versions).Distinct()];
        var published = ContextTables.Statistics(tables, "", "SI.RMT.COST.IB.ZS").Rows[0];
        return new DraftTable("remittances.cost-summary", "statistic", [new("value", "")],
        [
            new DraftRow("cost.mean", period, period is null ? DraftCell.Nothing : tables.Series("RM.COST").GetValueOrDefault(period, DraftCell.Nothing)) { Unit = "percent" },
            new DraftRow("cost.corridors", period, Count(costs.Count(cost => !cost.IsConflicting))) { Unit = "corridors" },
            new DraftRow("cost.within-5", period, Count(costs.Count(cost => !cost.IsConflicting && cost.Value <= 5))) { Unit = "corridors" },
            published,
        ]) { Kinds = [KindNames.CorridorAverages] };

        DraftCell Count(int number) => costs.Count == 0 ? DraftCell.Nothing : new DraftCell(number, null, versions);
    }
}
