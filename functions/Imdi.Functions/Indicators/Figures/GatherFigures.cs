using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>Reads each published version once, only the columns that some measure asks for, and keeps figures, not rows. Demonstration sources count only where a kind has no other.</summary>
public sealed class GatherFigures(IPublishedData published)
{
    public async Task<FigureBook> RunAsync(IEnumerable<Measure> measures, CancellationToken cancellation)
    {
        MeasureReader[] readers = [.. measures.Distinct().Select(measure => new MeasureReader(measure))];
        foreach (var kind in readers.GroupBy(reader => reader.Measure.Kind))
        {
            var versions = await published.CurrentAsync(kind.Key, cancellation);
            string[] columns = [.. kind.SelectMany(reader => reader.Measure.Columns).Distinct()];
            foreach (var version in versions.Where(version => !version.Source.IsDemonstration || versions.All(each => each.Source.IsDemonstration)))
            {
                await foreach (var batch in published.ReadAsync(version, columns, cancellation))
                {
                    foreach (var reader in kind) reader.Add(batch, version);
                }
            }
        }

        return new FigureBook(readers.ToDictionary(reader => reader.Measure, reader => reader.Close()));
    }
}
