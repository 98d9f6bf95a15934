using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>Works out what the pages say of a kind, from its history and the rows of its current versions.</summary>
public sealed class BuildDatasetFacts(DatasetStore store)
{
    private const int PreviewRows = 10;

    /// <param name="data">Where rows are read; its current versions are the run's.</param>
    public async Task<DatasetFacts> RunAsync(DatasetKind kind, KindHistory history, IPublishedData data, string origin, CancellationToken cancellation)
    {
        var versions = VersionFacts.Current(history);
        var shown = (await data.CurrentAsync(kind.Id, cancellation)).OrderBy(version => version.Source.IsDemonstration).ThenByDescending(version => version.Rows).ThenBy(version => version.Version, StringComparer.Ordinal).FirstOrDefault();
        if (shown is null) return new DatasetFacts(kind.Id, versions, null, new RowFacts(0, null, null, []), null, null, new Dictionary<string, long>(), null, null);

        var shape = KindShape.Of(kind);
        var tally = new TallyRows(shape);
        await foreach (var batch in data.ReadAsync(shown, shape.Columns, cancellation)) tally.Add(batch);
        var chart = !kind.IsGuarded && shape is { Period: not null, Measure: not null } ? await ChartAsync(shown, shape, tally.Variants, data, cancellation) : null;
        var manifest = await store.Files.FindManifestAsync(kind.Id, shown.Source.Id, shown.Version, cancellation);
        return new DatasetFacts(
            kind.Id, versions, shown.Version, tally.Facts, kind.IsGuarded ? null : await PreviewAsync(kind, shown, data, cancellation), chart, manifest?.FindingCounts ?? new Dictionary<string, long>(),
            manifest?.Files.FirstOrDefault(file => file.Name == VersionFileStore.Data)?.Bytes,
            history.Find(shown.Version) is { } known ? Citation.Of(kind, known, origin).Text : null);
    }

    private static async Task<ChartFacts?> ChartAsync(DatasetVersion version, KindShape shape, IReadOnlyList<string> combinations, IPublishedData data, CancellationToken cancellation)
    {
        if (combinations.Count == 0) return null;
        var series = new GatherSeries(shape, combinations);
        await foreach (var batch in data.ReadAsync(version, shape.Columns, cancellation)) series.Add(batch);
        return series.Facts;
    }

    private static async Task<PreviewFacts> PreviewAsync(DatasetKind kind, DatasetVersion version, IPublishedData data, CancellationToken cancellation)
    {
        string[] columns = [.. kind.Columns.Select(column => column.Name)];
        await foreach (var batch in data.ReadAsync(version, columns, cancellation))
        {
            var cells = kind.Columns.Select(column => CellsOf(batch, column)).ToArray();
            return new PreviewFacts(columns, [.. Enumerable.Range(0, Math.Min(PreviewRows, batch.Count)).Select(row => (IReadOnlyList<string?>)[.. cells.Select(column => column(row))])]);
        }

        return new PreviewFacts(columns, []);
    }

    private static Func<int, string?> CellsOf(ICanonicalBatch batch, Column column)
    {
        switch (column.Type)
        {
            case ColumnType.Decimal: var numbers = batch.Number(column.Name); return row => numbers[row]?.ToString(CultureInfo.InvariantCulture);
            case ColumnType.Date: var days = batch.Date(column.Name); return row => days[row]?.ToString("O", CultureInfo.InvariantCulture);
            case ColumnType.Flag: var flags = batch.Flag(column.Name); return row => flags[row] is { } flag ? flag ? "yes" : "no" : null;
            default: var texts = batch.Text(column.Name); return row => texts[row];
        }
    }
}
