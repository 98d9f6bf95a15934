using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>Reads each published version once, only the columns that some measure asks for, and keeps figures, not rows. Demonstration sources count only where a kind has no other.</summary>
public static class GatherFigures
{
    public static async Task<FigureBook> RunAsync(IPublishedData published, IQuoteStatistics quotes, IEnumerable<Measure> measures, CancellationToken cancellation)
    {
        var book = FigureBook.Unread();
        await IntoAsync(book, published, quotes, measures, cancellation);
        return book;
    }

    public static async Task IntoAsync(FigureBook book, IPublishedData published, IQuoteStatistics quotes, IEnumerable<Measure> measures, CancellationToken cancellation)
    {
        foreach (var kind in measures.Distinct().GroupBy(measure => measure.Kind))
        {
            var versions = await VersionsAsync(published, kind.Key, cancellation);
            var ways = kind.ToLookup(measure => measure.Statistic is null);
            if (ways.Contains(true)) await RowsAsync(book, published, kind.Key, versions, [.. ways[true]], cancellation);
            if (!ways.Contains(false)) continue;
            var worked = await quotes.RunAsync(published, versions, cancellation);
            foreach (var measure in ways[false])
            {
                book.Add(measure, measure.Statistic!(worked, measure.Name).ToDictionary(figure => figure.Key));
                book.CheckRoom(kind.Key, 0);
            }
        }
    }

    private static async Task RowsAsync(FigureBook book, IPublishedData published, string kind, IReadOnlyList<DatasetVersion> versions, Measure[] measures, CancellationToken cancellation)
    {
        MeasureReader[] readers = [.. measures.Select(measure => new MeasureReader(measure))];
        string[] columns = [.. measures.SelectMany(measure => measure.Columns).Distinct()];
        foreach (var version in versions)
        {
            await foreach (var batch in published.ReadAsync(version, columns, cancellation))
            {
                foreach (var reader in readers) reader.Add(batch, version);
                book.CheckRoom(kind, readers.Sum(reader => (long)reader.Count));
            }
        }

        foreach (var reader in readers) book.Add(reader.Measure, reader.Close());
    }

    /// <summary>The versions of a kind that count.</summary>
    public static async Task<IReadOnlyList<DatasetVersion>> VersionsAsync(IPublishedData published, string kind, CancellationToken cancellation)
    {
        var versions = await published.CurrentAsync(kind, cancellation);
        bool isAllDemonstration = versions.All(version => version.Source.IsDemonstration);
        return [.. versions.Where(version => isAllDemonstration || !version.Source.IsDemonstration)];
    }
}
