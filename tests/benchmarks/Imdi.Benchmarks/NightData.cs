using System.Globalization;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Shared;

namespace Imdi.Benchmarks;

/// <summary>
/// The data part of the night: every indicator that is computed, from about ten million canonical rows, beside DuckDB running docs/sql over the same files: with the views as they are written,
/// and with the figures that all indicators share worked out once. Each in a process of its own, in turn; both sides must come to the same values.
/// </summary>
internal static class NightData
{
    public const string Ours = "our-night", OneKind = "our-night-one-kind", Shown = "our-night-as-shown";

    private static readonly string[] Works = [Ours, "night-duckdb-1-thread", "night-duckdb-2-threads", "night-duckdb-1-thread-table", "night-duckdb-2-threads-table"];

    public static bool Knows(string work) => work is OneKind or Shown || Works.Contains(work);

    /// <summary>Arguments: how many times (3); ours leaves DuckDB out; keep=FOLDER keeps the files, and finds them there.</summary>
    public static int Run(string[] arguments)
    {
        int times = arguments.Select(text => int.TryParse(text, out int count) ? count : 0).FirstOrDefault(count => count > 0, 3);
        string? kept = arguments.FirstOrDefault(text => text.StartsWith("keep=", StringComparison.Ordinal))?[5..];
        string folder = kept ?? Directory.CreateTempSubdirectory("imdi-night-").FullName;
        try
        {
            if (Directory.CreateDirectory(folder).GetFiles("*.parquet").Length == 0) Console.WriteLine($"{MakeNightData.In(folder):N0} canonical rows");
            string[] works = arguments.Contains("ours") ? [Ours, Shown, OneKind] : [Works[0], Shown, OneKind, .. Works[1..]];
            return Report(folder, [.. Enumerable.Range(0, times).SelectMany(_ => works.Select(work => Child.Run(work, folder)))]);
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Values computed.</summary>
    public static long Work(string work, string folder)
    {
        var sums = work switch
        {
            Shown => ShownSums(folder),
            Ours => OurSums(folder, IndicatorFormulas.All.Keys),
            OneKind => OurSums(folder, IndicatorFormulas.All.Where(formula => IndicatorFormulas.MeasuresOf([formula.Value]).Any(measure => measure.Kind == KindNames.Unemployment)).Select(formula => formula.Key)),
            _ => DuckSums(folder, work.Contains("-1-", StringComparison.Ordinal) ? 1 : 2, work.EndsWith("-table", StringComparison.Ordinal)),
        };
        File.WriteAllLines(Path.Combine(folder, $"{work}.txt"), sums.Select(sum => sum.ToString()));
        return sums.Sum(sum => sum.Rows);
    }

    private static int Report(string folder, List<Measured> measured)
    {
        var sides = measured.GroupBy(one => one.Work).ToDictionary(side => side.Key, side => side.OrderBy(one => one.Seconds).ElementAt(side.Count() / 2));
        foreach (var (work, median) in sides)
        {
            double peak = measured.Where(one => one.Work == work).Max(one => one.PeakMegabytes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work,-24} {median.Seconds,7:0.00} s  {median.CpuSeconds,7:0.00} s CPU  {median.Rows,10} values  peak {peak,5:0} MB"));
        }

        if (sides.ContainsKey(Ours)) Console.WriteLine($"{long.Parse(File.ReadAllText(Path.Combine(folder, "figures.count")), CultureInfo.InvariantCulture):N0} figures held");
        double[] theirs = [.. Works[1..].Where(sides.ContainsKey).Select(work => sides[work].Seconds)];
        if (theirs.Length > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio to DuckDB's best {sides[Ours].Seconds / theirs.Min():0.00} (goal 2, aim 1)"));
        return theirs.Length == 0 || sides.Where(side => side.Key is not (OneKind or Shown)).Select(side => side.Value.Rows).Distinct().Count() == 1 ? 0 : 1;
    }

    private static List<Sum> OurSums(string folder, IEnumerable<string> ids)
    {
        var book = new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).OpenAsync(new Published(folder), new DateOnly(2026, 11, 24), CancellationToken.None).GetAwaiter().GetResult();
        List<Sum> sums = [];
        foreach (string id in ids)
        {
            book.ReadAsync(ReadDefinitions.Find(id)!, CancellationToken.None).GetAwaiter().GetResult();
            var values = ComputeIndicator.Of(id, "", book.Figures);
            sums.Add(new Sum(id, values.Count, decimal.Round(values.Sum(value => value.Value ?? 0), 1)));
        }

        if (ids.Count() == IndicatorFormulas.All.Count) File.WriteAllText(Path.Combine(folder, "figures.count"), string.Create(CultureInfo.InvariantCulture, $"{book.Figures.Count}"));
        return sums;
    }

    // As the site shows them: small counts of persons withheld, and every value kept for the profiles.
    private static List<Sum> ShownSums(string folder)
    {
        var book = new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(new Published(folder), new DateOnly(2026, 11, 24), CancellationToken.None).GetAwaiter().GetResult();
        return [.. ReadDefinitions.All.Select(definition => (definition.Id, Values: book.Of(definition))).Select(one => new Sum(one.Id, one.Values.Count, decimal.Round(one.Values.Sum(value => value.Value ?? 0), 1)))];
    }

    private static List<Sum> DuckSums(string folder, int threads, bool isTable)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Run(connection, $"SET threads = {threads}");
        foreach (var kind in DatasetKinds.All) Run(connection, Table(folder, kind));
        Run(connection, "CREATE TABLE regions (country VARCHAR, region VARCHAR)");
        Run(connection, "INSERT INTO regions VALUES " + string.Join(',', CodeLists.Countries.SelectMany(country => Regions.Of(country.Alpha3).Select(region => $"('{country.Alpha3}','{region}')"))));
        string sql = Path.Combine(RepositoryRoot.Find()!, "docs", "sql"), figures = File.ReadAllText(Path.Combine(sql, "figures.sql"));
        Run(connection, isTable ? figures.Replace("CREATE VIEW figures AS", "CREATE TABLE figures AS", StringComparison.Ordinal) : figures);
        return [.. IndicatorFormulas.All.Keys.Select(id => SumOf(connection, id, File.ReadAllText(Path.Combine(sql, $"{id}.sql"))))];
    }

    private static string Table(string folder, DatasetKind kind)
    {
        var files = FilesOf(folder, kind.Id);
        string table = kind.Id.Replace('-', '_');
        return files.Count > 0
            ? $"CREATE VIEW {table} AS {string.Join(" UNION ALL BY NAME ", files.Select(file => $"SELECT *, '{SourceOf(file)}' AS source, CAST(NULL AS DATE) AS vintage FROM read_parquet('{file}')"))}"
            : $"CREATE TABLE {table} ({string.Join(", ", kind.Columns.Select(column => $"\"{column.Name}\" {(column.Type == ColumnType.Decimal ? "DECIMAL(29,15)" : "VARCHAR")}"))}, source VARCHAR, vintage DATE)";
    }

    private static Sum SumOf(DuckDBConnection connection, string id, string sql)
    {
        Run(connection, $"CREATE OR REPLACE TEMP TABLE result AS {sql}");
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), COALESCE(sum(value), 0) FROM result";
        using var reader = command.ExecuteReader();
        reader.Read();
        return new Sum(id, reader.GetInt64(0), decimal.Round(reader.GetDecimal(1), 1));
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static IReadOnlyList<string> FilesOf(string folder, string kind) => [.. Directory.GetFiles(folder, $"{kind}.*.parquet").Order(StringComparer.Ordinal)];

    private static string SourceOf(string file) => Path.GetFileNameWithoutExtension(file).Split('.')[^1];

    private readonly record struct Sum(string Id, long Rows, decimal Value);

    /// <summary>The files as published versions, each read where it lies.</summary>
    private sealed class Published(string folder) : IPublishedData
    {
        public Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DatasetVersion>>(
            [.. FilesOf(folder, kind).Select(file => new DatasetVersion(kind, file, new DatasetSource(SourceOf(file), "Made for measuring", null, null, false), null, 0, 0, "", ""))]);

        public async IAsyncEnumerable<ICanonicalBatch> ReadAsync(DatasetVersion version, IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            foreach (var batch in ReadCanonical.From(version.Version, columns)) yield return batch;
        }
    }
}
