namespace Imdi.Functions.Datasets;

/// <summary>What publishing a checked file would change, against the current version of its source.</summary>
internal sealed class PendingChanges(DatasetStore datasets, CompareVersions compare)
{
    // Comparing reads both versions whole; a page waits for that only where it is quick.
    private const long MostRowsCompared = 200_000;

    /// <summary>Null where there is nothing to compare with, or too much.</summary>
    public async Task<ChangeSummary?> FindAsync(Upload upload, CancellationToken cancellation) =>
        await PairAsync(upload, cancellation) is var (now, before) ? await compare.RunAsync(DatasetKinds.Find(upload.Kind)!, now, before, cancellation) : null;

    /// <summary>Every row that differs, as CSV.</summary>
    public async Task<IResult> CsvAsync(Upload upload, Shared.Language language, CancellationToken cancellation)
    {
        if (await PairAsync(upload, cancellation) is not var (now, before)) return Results.NotFound();
        var kind = DatasetKinds.Find(upload.Kind)!;
        var held = await compare.HoldRowsAsync(now, await compare.RunAsync(kind, now, before, cancellation), cancellation);
        var shown = new RowsAnswer(ChangeColumns.Of(kind), language, now.Version.Version, now.Version.Source, now.Version.Vintage);
        return Results.Stream(async stream =>
        {
            using (held)
            {
                using var rows = new ReadRows(held.Path);
                await WriteRowsCsv.ToAsync(stream, shown, rows.Scan(shown.Columns, []), withBom: false, cancellation);
            }
        }, WriteRowsCsv.ContentType, $"{upload.Kind}-changes.csv");
    }

    private async Task<(KnownVersion Now, KnownVersion Before)?> PairAsync(Upload upload, CancellationToken cancellation)
    {
        if (upload is not { State: UploadState.AwaitingDecision, Result: { } result }) return null;
        if (await datasets.Files.FindManifestAsync(upload.Kind, result.Source, result.Version, cancellation) is not { Version: { Rows: > 0 and <= MostRowsCompared } version }) return null;
        var history = await datasets.ReadHistoryAsync(upload.Kind, cancellation);
        var current = history.Current.FirstOrDefault(known => known.Version.Source.Id == version.Source.Id && known.Version.Version != version.Version);
        return current is { Version.Rows: <= MostRowsCompared } ? (new KnownVersion(version, VersionState.Embargoed, null), current) : null;
    }
}
