using System.Xml;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What checking a file found; the good rows and the findings lie in the two files that were named.</summary>
public sealed record CheckedFile(Layout Layout, DatasetSource Source, Reading Reading, long Good, long Refused);

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

    public static CheckedFile Run(
        DatasetKind kind, DatasetSource origin, IReadOnlyList<(SourceTable Table, Layout Layout, Header Header)> tables,
        string canonicalPath, Stream findingsFile, Action<long, long> progress, CancellationToken cancellation)
    {
        using var findingsWriter = new WriteFindings(findingsFile);
        var reading = new Reading(new Findings(findingsWriter.Add));
        var rows = new CheckedRows(kind, reading.Findings);
        using var canonical = new WriteCheckedRows(kind, canonicalPath);
        foreach (var (table, layout, header) in tables)
        {
            foreach (var row in layout.Read(table, header, reading))
            {
                if (row.Action != RowAction.Merge) throw ActionNotApplied(row);
                rows.Take(row);
                if ((rows.Good + rows.Refused) % RowsBetweenReports == 0) Report(rows, reading, progress, cancellation);
                if (rows.IsFull) canonical.Append(rows);
            }
        }

        rows.FinishSeries();
        canonical.Append(rows);
        long repeated = canonical.Finish(rows, reading.Findings, cancellation);
        Report(rows, reading, progress, cancellation);
        return new CheckedFile(tables[0].Layout, origin, reading, rows.Good - repeated, rows.Refused + repeated);
    }

    // A whole file is one transaction (SDMX-CSV 2.0, field guide): to leave such rows out would publish half of it.
    private static UnreadableFileException ActionNotApplied(SourceRow row) => UnreadableFileException.Because("action-not-applied", string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"Row {row.Number} asks to {(row.Action == RowAction.Delete ? "delete (ACTION D)" : "replace (ACTION R)")} what is published. Only information, append and merge are applied. Send the whole dataset, or only rows to merge."));

    private static void Report(CheckedRows rows, Reading reading, Action<long, long> progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress(rows.Good + rows.Refused, reading.Findings.Count);
    }
}
