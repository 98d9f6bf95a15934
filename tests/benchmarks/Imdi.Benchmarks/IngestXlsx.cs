using System.Globalization;
using System.IO.Compression;
using ExcelDataReader;
using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Benchmarks;

/// <summary>
/// A workbook in the layout of Remittance Prices Worldwide from 2016 on: our whole ingest (read, check every cell and row, find repeated keys,
/// write Parquet and findings) and our reader by itself, beside ExcelDataReader merely reading every cell of the same file. Three times each, in turn; the median counts.
/// </summary>
internal static class IngestXlsx
{
    public const string Ours = "checked-ingest", OursReading = "our-reader-reads", Peer = "exceldatareader-reads";

    private const int Times = 3;

    public static int Run(int rows)
    {
        string path = Path.Combine(Path.GetTempPath(), $"imdi-benchmark-{Guid.NewGuid():N}.xlsx");
        try
        {
            WriteRpwWorkbook.To(path, rows);
            using (var archive = ZipFile.OpenRead(path))
            {
                long xml = archive.Entries.Single(entry => entry.Name == "sheet1.xml").Length;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows x {WriteRpwWorkbook.Columns} columns: {new FileInfo(path).Length / 1e6:0} MB, sheet {xml / 1e6:0} MB of XML"));
            }

            var measured = Enumerable.Range(0, Times).SelectMany(_ => new[] { Child.Run(Ours, path), Child.Run(OursReading, path), Child.Run(Peer, path) }).ToList();
            foreach (var side in measured.GroupBy(one => one.Work)) Print(side.OrderBy(one => one.Seconds).ElementAt(Times / 2), side.Max(one => one.PeakMegabytes));
            return measured.Where(one => one.Work == Ours).All(one => one.PeakMegabytes < 400) ? 0 : 1;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static long Ingest(string path)
    {
        string data = Path.GetTempFileName(), findings = Path.GetTempFileName();
        try
        {
            var outcome = CheckFile.Open<CheckedFile>(path, RemittanceQuotesKind.Declared, tables =>
                CheckFile.Run(RemittanceQuotesKind.Declared, WorldBank.Prices, tables, data, File.Create(findings), (_, _) => { }, CancellationToken.None));
            var file = outcome.Match(ok => ok, refusal => throw new InvalidOperationException(refusal.Detail));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {file.Good} good, {file.Refused} refused, {file.Reading.Findings.Count} findings, Parquet {new FileInfo(data).Length / 1e6:0.0} MB"));
            return file.Good + file.Refused;
        }
        finally
        {
            File.Delete(data);
            File.Delete(findings);
        }
    }

    public static long ReadCells(string path)
    {
        using var source = ReadSource.From(path);
        long rows = -1, cells = 0;
        foreach (var row in source.Tables.Single().Rows())
        {
            rows++;
            for (int at = 0; at < row.Count; at++)
            {
                if (row[at].Length > 0) cells++;
            }
        }

        return cells > 0 ? rows : 0;
    }

    public static long ReadWithExcelDataReader(string path)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        long rows = -1, cells = 0;
        while (reader.Read())
        {
            rows++;
            for (int at = 0; at < reader.FieldCount; at++)
            {
                if (reader.GetValue(at) is not null) cells++;
            }
        }

        return cells > 0 ? rows : 0;
    }

    private static void Print(Measured median, double peak) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{median.Work,-22} {median.Seconds,7:0.00} s  {median.CpuSeconds,7:0.00} s CPU  {median.Rows / median.Seconds,9:0} rows/s  peak {peak,5:0} MB"));
}
