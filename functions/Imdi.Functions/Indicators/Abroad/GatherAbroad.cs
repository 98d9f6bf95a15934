using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Indicators;

/// <summary>Reads the published counts of nationals abroad by country; of several sources the figure that holds by <see cref="FigureChoice"/>.</summary>
public static class GatherAbroad
{
    private static readonly string[] Columns = [Dimension.Country, Dimension.Destination, Dimension.Period, Dimension.Sex, Dimension.Education, Dimension.HomeStatus, Dimension.Occupation, Dimension.Value];

    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<AbroadCell>>> RunAsync(IPublishedData data, IReadOnlyList<DatasetVersion> versions, CancellationToken cancellation)
    {
        Dictionary<(string Country, AbroadKey Key), FigureChoice> choices = [];
        foreach (var version in versions)
        {
            await foreach (var batch in data.ReadAsync(version, Columns, cancellation)) Add(choices, batch, version);
        }

        return choices.GroupBy(choice => choice.Key.Country).OrderBy(country => country.Key, StringComparer.Ordinal).ToDictionary(
            country => country.Key,
            IReadOnlyList<AbroadCell> (country) => [.. country.Select(choice => new AbroadCell(choice.Key.Key, choice.Value.Taken.Value, choice.Value.Taken.Version)).OrderBy(cell => TextOf(cell.Key), StringComparer.Ordinal)]);
    }

    internal static string TextOf(AbroadKey key) => string.Join('|', key.Destination, key.Period, key.Sex, key.Education, key.HomeStatus, key.Occupation);

    private static void Add(Dictionary<(string, AbroadKey), FigureChoice> choices, ICanonicalBatch batch, DatasetVersion version)
    {
        var texts = Columns[..^1].Select(batch.Text).ToArray();
        var value = batch.Number(Dimension.Value);
        for (int row = 0; row < batch.Count; row++)
        {
            var key = (texts[0][row]!, new AbroadKey(texts[1][row]!, texts[2][row]!, texts[3][row]!, texts[4][row]!, texts[5][row]!, texts[6][row]!));
            var stated = new StatedFigure(value[row], "", version.Vintage, version.Source.Id, version.Version);
            if (choices.TryGetValue(key, out var choice)) choice.Add(stated);
            else choices[key] = new FigureChoice(stated);
        }
    }
}
