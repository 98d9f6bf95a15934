using System.Globalization;
using DuckDB.NET.Data;
using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Benchmarks;

/// <summary>
/// A bulk file in ILOSTAT's layout: our whole ingest (read, check every cell and row, find repeated keys, write Parquet and findings)
/// beside DuckDB merely turning the same file into typed Parquet, with one thread and with two. Each in a process of its own, in turn.
/// </summary>
internal static class IngestCsv
{
    public const string Ours = "checked-csv-ingest", DuckOne = "duckdb-1-thread", DuckTwo = "duckdb-2-threads";

    /// <summary>Arguments: millions of rows (5); then in any order gzip, shuffled, ours (without DuckDB), and how many times (5).</summary>
    public static int Run(string[] arguments)
    {
        double millions = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        int times = arguments.Skip(1).Select(text => int.TryParse(text, out int count) ? count : 0).FirstOrDefault(count => count > 0, 5);
        bool packed = arguments.Contains("gzip"), alone = arguments.Contains("ours");
        string path = Path.Combine(Path.GetTempPath(), $"imdi-benchmark-{Guid.NewGuid():N}.csv{(packed ? ".gz" : "")}");
        try
        {
            long rows = WriteIlostatCsv.To(path, (long)(millions * 1e6), arguments.Contains("shuffled"), packed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows x 12 columns: {new FileInfo(path).Length / 1e6:0} MB{(packed ? " gzip" : "")}"));
            string[] works = alone ? [Ours] : [Ours, DuckOne, DuckTwo];
            var measured = Enumerable.Range(0, times).SelectMany(_ => works.Select(work => Child.Run(work, path))).ToList();
            return Report(measured);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int Report(List<Measured> measured)
    {
        var sides = measured.GroupBy(one => one.Work).ToDictionary(side => side.Key, side => side.OrderBy(one => one.Seconds).ElementAt(side.Count() / 2));
        foreach (var (work, median) in sides)
        {
            double peak = measured.Where(one => one.Work == work).Max(one => one.PeakMegabytes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{work,-20} {median.Seconds,7:0.00} s  {median.CpuSeconds,7:0.00} s CPU  {median.Rows / median.Seconds,10:0} rows/s  peak {peak,5:0} MB"));
        }

        if (sides.Count == 1) return 0;
        double ratio = sides[Ours].Seconds / Math.Min(sides[DuckOne].Seconds, sides[DuckTwo].Seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio to DuckDB's best {ratio:0.00} (goal 0.60)"));
        return ratio <= 0.6 && measured.Where(one => one.Work == Ours).All(one => one.PeakMegabytes <= 200) ? 0 : 1;
    }

    public static long Ingest(string path) => Checked(path, UnemploymentKind.Declared, IlostatLayout.Publisher);

    internal static long Checked(string path, DatasetKind kind, DatasetSource source)
    {
        string data = Path.GetTempFileName(), findings = Path.GetTempFileName();
        try
        {
            var outcome = CheckFile.Open<CheckedFile>(path, kind, tables =>
                CheckFile.Run(kind, source, tables, data, File.Create(findings), (_, _) => { }, CancellationToken.None));
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

    public static long WithDuckDb(string path, int threads)
    {
        string target = Path.GetTempFileName();
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SET threads = {threads}";
            command.ExecuteNonQuery();
            // Typed as its own sniffing would type it, but for the periods, which may be quarters; rows that do not convert are dropped.
            command.CommandText = $$"""
                COPY (SELECT * FROM read_csv('{{path}}', header = true, delim = ',', quote = '"', ignore_errors = true, columns = {
                    'ref_area': 'VARCHAR', 'source': 'VARCHAR', 'indicator': 'VARCHAR', 'sex': 'VARCHAR', 'classif1': 'VARCHAR', 'classif2': 'VARCHAR',
                    'time': 'VARCHAR', 'obs_value': 'DOUBLE', 'obs_status': 'VARCHAR', 'note_classif': 'VARCHAR', 'note_indicator': 'VARCHAR', 'note_source': 'VARCHAR' }))
                TO '{{target}}' (FORMAT parquet, COMPRESSION zstd)
                """;
            return command.ExecuteNonQuery();
        }
        finally
        {
            File.Delete(target);
        }
    }
}
