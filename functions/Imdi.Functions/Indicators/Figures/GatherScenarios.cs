using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Indicators;

/// <summary>Reads what each scenario of labour demand is called; of several names the first in order.</summary>
public static class GatherScenarios
{
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(IPublishedData published, CancellationToken cancellation)
    {
        SortedDictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (var version in await GatherFigures.VersionsAsync(published, LabourDemand, cancellation))
        {
            await foreach (var batch in published.ReadAsync(version, [Dimension.Scenario, Dimension.ScenarioName], cancellation))
            {
                var (ids, texts) = (batch.Text(Dimension.Scenario), batch.Text(Dimension.ScenarioName));
                for (int row = 0; row < batch.Count; row++)
                {
                    if (ids[row] is { } id && texts[row] is { } name && (!names.TryGetValue(id, out string? known) || string.CompareOrdinal(name, known) < 0)) names[id] = name;
                }
            }
        }

        return names;
    }
}
