namespace Imdi.Functions.Indicators;

/// <summary>The cells of persons that the run shows nowhere, without their counts; <c>/data/indicators/hidden.json</c>.</summary>
public sealed record HiddenFile(IReadOnlyList<CountKey> Cells)
{
    public const string Address = "/data/indicators/hidden.json";

    public static HiddenFile Of(IndicatorBook book) => new([.. book.Hidden.OrderBy(cell => cell.ToString(), StringComparer.Ordinal)]);
}
