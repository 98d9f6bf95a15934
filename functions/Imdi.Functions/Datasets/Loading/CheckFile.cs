using System.Xml;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What checking a file found; the good rows and the findings lie in the two files that were named.</summary>
public sealed record CheckedFile(Layout Layout, DatasetSource Source, Reading Reading, long Good, long Refused)
{
    /// <summary>What the file changed, where it is one of changes; the good rows are then those of the whole dataset as it became.</summary>
    public AppliedChanges? Changes { get; init; }
}

/// <summary>From a received file to canonical rows and findings, in bounded memory.</summary>
public static class CheckFile
{
    private const int RowsBetweenReports = 8_192;

    /// <summary>Recognises a file and says whose figures it holds, without reading it through.</summary>
    public static Outcome<TResult> Open<TResult>(string path, DatasetKind kind, Func<IReadOnlyList<(SourceTable Table, Layout Layout, Header Header)>, Outcome<TResult>> then)
    {
        try
        {
            using var source = ReadSource.From(path);
            return Layouts.Recognise(kind, source.Tables).Then(then);
        }
        catch (UnreadableFileException unreadable)
        {
            return unreadable.Refusal;
        }
        catch (Exception damaged) when (damaged is XmlException or InvalidDataException or EndOfStreamException)
        {
            return Refusal.Unprocessable("damaged-file", "The file is damaged or cut off: its packing or its sheets cannot be read to the end. Save it again and resend it.");
        }
    }

    /// <param name="published">The source's current version, to compare the file with and to apply its changes to; null where there is none.</param>
    public static CheckedFile Run(
        DatasetKind kind, DatasetSource origin, IReadOnlyList<(SourceTable Table, Layout Layout, Header Header)> tables,
        string canonicalPath, Stream findingsFile, Action<long, long> progress, CancellationToken cancellation, PublishedRows? published = null)
    {
        using var findingsWriter = new WriteFindings(findingsFile);
        var reading = new Reading(new Findings(findingsWriter.Add));
        using var steps = IsOfChanges(tables) ? new WriteSteps(kind, reading.Findings) : null;
        PublishedCheck? against = null;
        SeriesRule[] further = published is null ? [] : [(declared, columns) => against = new PublishedCheck(declared, columns, published, isWhole: steps is null)];
        using var rows = new CheckedRows(kind with { SeriesRules = [.. kind.SeriesRules, .. further] }, reading.Findings);
        using var comparison = against;
        using var spool = new SpooledRows();
        Read(tables, reading, rows, steps, spool, progress, cancellation);
        using var given = steps is null ? null : TemporaryFile.Create();
        Write(kind, given?.Path ?? canonicalPath, rows, spool, reading, progress, cancellation);
        var file = new CheckedFile(tables[0].Layout, origin, reading, rows.Good, rows.Refused);
        return steps is null ? file : Apply(kind, file, published, given!.Path, steps, canonicalPath, cancellation);
    }

    public static bool IsOfChanges(IEnumerable<(SourceTable Table, Layout Layout, Header Header)> tables) => tables.Any(found => found.Layout.IsOfChanges(found.Table, found.Header));

    private static void Read(
        IReadOnlyList<(SourceTable Table, Layout Layout, Header Header)> tables, Reading reading, CheckedRows rows, WriteSteps? steps, SpooledRows spool, Action<long, long> progress, CancellationToken cancellation)
    {
        foreach (var (table, layout, header) in tables)
        {
            foreach (var row in layout.Read(table, header, reading))
            {
                if (row.Action == RowAction.Delete) steps!.Delete(row);
                else if (rows.Take(row)) steps?.Add(row);
                if ((rows.Good + rows.Refused) % RowsBetweenReports == 0) Report(rows, reading, progress, cancellation);
                if (rows.IsFull) rows.Spool(spool);
            }
        }

        rows.FinishSeries();
        rows.Spool(spool);
    }

    private static void Write(DatasetKind kind, string path, CheckedRows rows, SpooledRows spool, Reading reading, Action<long, long> progress, CancellationToken cancellation)
    {
        using var canonical = new WriteCanonical(path, kind);
        foreach (var block in rows.Finish(spool))
        {
            canonical.Append(block);
            Report(rows, reading, progress, cancellation);
        }

        canonical.Close();
        Report(rows, reading, progress, cancellation);
    }

    // A file of changes is one transaction (SDMX-CSV 2.0, field guide): with an error anywhere, none of it is applied.
    private static CheckedFile Apply(DatasetKind kind, CheckedFile file, PublishedRows? published, string givenPath, WriteSteps steps, string resultPath, CancellationToken cancellation)
    {
        if (file.Reading.Findings.Errors > 0)
        {
            using var empty = new WriteTable(resultPath, kind.Columns);
            empty.Close();
            return file with { Good = 0, Refused = file.Reading.SourceRows, Changes = new AppliedChanges(published?.Version, 0, 0, 0) };
        }

        var changes = ApplyChanges.Run(kind, published, givenPath, steps, resultPath, cancellation);
        return file with { Good = (published?.Rows ?? 0) + changes.Added - changes.Removed, Changes = changes };
    }

    private static void Report(CheckedRows rows, Reading reading, Action<long, long> progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress(rows.Good + rows.Refused, reading.Findings.Count);
    }
}
