using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A figure's definition: its formula, unit and source.</summary>
public sealed record Definition(string Name, string Formula, string Unit, string Source);

/// <summary>What <c>methodology</c> answers: how every figure is worked out, with the thresholds in force.</summary>
public sealed record MethodologyAnswer(
    IReadOnlyList<Definition> Definitions, int SmartServices, TransferSpeed SmartSlowest, string? SmartSlowestName,
    Coverage SmartLeastCoverageForCash, string? SmartLeastCoverageForCashName, int StaleAfterDays,
    int DropAfterDays, int TransfersPerYear, int LeastWeightCovered, string Source, string Method)
{
    private const string WorldBank = "World Bank, Remittance Prices Worldwide, methodology", Sdg = "UN, SDG indicator 10.c.1, metadata", Ours = "IMDI";

    private static readonly Definition[] All =
    [
        new("fee", "fee / amount · 100; linear in money between the two surveyed amounts, flat outside them", "percent of the amount sent", WorldBank),
        new("margin", "(1 − provider's rate / interbank rate) · 100", "percent of the amount sent", WorldBank),
        new("total", "fee + margin; negative in a promotion, and kept so", "percent of the amount sent", WorldBank),
        new("received", "amount · rate (fee on top) or (amount − fee) · rate (fee deducted); linear in money between the two surveyed amounts", "receiving currency", WorldBank),
        new("undisclosed", "a service that does not tell its rate is listed by its fee alone, never ranked, in no mean", "", WorldBank),
        new("mean", "simple mean of the total at USD 200 over the disclosed services of a corridor and quarter", "percent of USD 200", WorldBank),
        new("meanOverCorridors", "simple mean of the corridors' means; not the same as the mean over services", "percent of USD 200", Ours),
        new("weightedMean", "Σ(mean · flow) / Σ flow, given where the corridors known carry enough of the flow", "percent of USD 200", WorldBank),
        new("smart", "mean of the three cheapest services that disclose their rate, take at most five days and are within reach", "percent of USD 200", Sdg),
        new("savingMillionUsd", "flow · (mean − 3) / 100, never below 0", "million USD a year", Ours),
        new("targets", "3 percent on average by 2030, no corridor above 5 percent", "percent of USD 200", Sdg),
    ];

    public static MethodologyAnswer Of(RemittanceOptions options, Language language) => new(
        All, options.Smart.Take, options.Smart.SlowestAllowed, new Labels(language).Speed(options.Smart.SlowestAllowed),
        options.Smart.LeastCoverageForCash, new Labels(language).Coverage(options.Smart.LeastCoverageForCash), options.StaleAfterDays, options.DropAfterDays,
        options.TransfersPerYear, options.LeastWeightCovered, WorldBank, MethodAddress.In(language));
}
