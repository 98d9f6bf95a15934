using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Imdi.Functions.Datasets;
using Imdi.Functions.Remittances;

namespace Imdi.Benchmarks;

/// <summary>
/// A million quotes to every corridor's mean, median, cheapest and SmaRT by quarter, from one canonical Parquet file: the book that
/// the night builds (every column read, every quote kept) beside DuckDB SQL, which reads the columns it needs and keeps nothing.
/// </summary>
internal static class CorridorStatistics
{
    private const int Repeats = 5;

    private const string Codes =
        "['GBR','FRA','USA','DEU','ESP','ITA','SAU','ARE','QAT','CAN','AUS','JPY','ZAF','RUS','SGP','MYS','KWD','CHE','NLD','SWE']";

    /// <summary>Arguments: the number of quotes (a million), and the threads of DuckDB (1).</summary>
    public static int Run(string[] arguments)
    {
        int quotes = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        int threads = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        string file = Path.Combine(Directory.CreateTempSubdirectory("imdi-benchmark-").FullName, "quotes.parquet");
        try
        {
            Make(file, quotes);
            var ours = Enumerable.Range(0, Repeats).Select(_ => Time(() => OurSum(file))).ToList();
            long retained = Retained(file);
            var theirs = Enumerable.Range(0, Repeats).Select(_ => Time(() => DuckSum(file, threads))).ToList();
            Report(quotes, threads, ours, theirs, retained);
            return ours[0].Sum == theirs[0].Sum ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static void Report(int quotes, int threads, List<(double Seconds, Sums Sum)> ours, List<(double Seconds, Sums Sum)> theirs, long retained)
    {
        double mine = Median(ours), duck = Median(theirs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{quotes:N0} quotes: book and statistics {mine:0.00} s, {retained / 1e6:0} MB kept; DuckDB SQL ({threads} thread(s)) {duck:0.00} s; ratio {mine / duck:0.00}"));
        Console.WriteLine($"corridor-quarters, Σ mean, Σ SmaRT: {ours[0].Sum} and {theirs[0].Sum}");
    }

    private static double Median(List<(double Seconds, Sums Sum)> runs) => runs.Select(run => run.Seconds).Order().ElementAt(runs.Count / 2);

    private static (double Seconds, Sums Sum) Time(Func<Sums> work)
    {
        var watch = Stopwatch.StartNew();
        var sum = work();
        return (watch.Elapsed.TotalSeconds, sum);
    }

    private static long Retained(string file)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var book = Book(file);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(book);
        return after - before;
    }

    private static RemittanceBook Book(string file) =>
        new BuildRemittanceBook(new RemittanceOptions()).RunAsync(new OneFile(file), new DateOnly(2026, 11, 24), CancellationToken.None).GetAwaiter().GetResult();

    private static Sums OurSum(string file)
    {
        var book = Book(file);
        var rows = book.Corridors.SelectMany(book.Quarters).ToList();
        return new Sums(rows.Count, Rounded(rows.Sum(row => row.Mean ?? 0m)), Rounded(rows.Sum(row => row.Smart ?? 0m)));
    }

    private static Sums DuckSum(string file, int threads)
    {
        using var connection = Open(threads);
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            WITH quote AS (
              SELECT "from", "to", period, speed, coverage, pickup_methods,
                     fee_1::DOUBLE / amount_1::DOUBLE * 100 + (1 - rate_1::DOUBLE / interbank_rate::DOUBLE) * 100 AS total
              FROM read_parquet('{file}') WHERE transparent),
            corridor AS (
              SELECT "from", "to", period, count(*) AS n, avg(total) AS mean, median(total) AS middle, min(total) AS cheapest,
                     list_avg(min(total, 3) FILTER (WHERE speed <> 'six-days-or-more'
                       AND (coverage IN ('high', 'medium') OR pickup_methods LIKE '%bank-account%' OR pickup_methods LIKE '%mobile-wallet%'))) AS smart
              FROM quote GROUP BY ALL)
            SELECT count(*), sum(mean), sum(smart), sum(middle), sum(cheapest) FROM corridor
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        return new Sums(reader.GetInt64(0), Rounded((decimal)reader.GetDouble(1)), Rounded((decimal)reader.GetDouble(2)));
    }

    private static decimal Rounded(decimal value) => decimal.Round(value, 3);

    private static DuckDBConnection Open(int threads)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SET threads = {threads}";
        command.ExecuteNonQuery();
        return connection;
    }

    // Twenty senders, twenty receivers, forty quarters; costs and codes spread by a fixed arithmetic, so that every run has the same file.
    private static void Make(string file, int quotes)
    {
        using var connection = Open(2);
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            COPY (
              SELECT i::VARCHAR AS quote_id,
                     (2015 + (i % 40) // 4)::VARCHAR || 'Q' || ((i % 40) % 4 + 1)::VARCHAR AS period,
                     make_date(2015 + ((i % 40) // 4)::BIGINT, (((i % 40) % 4) * 3 + 1)::BIGINT, 15) AS date,
                     {Codes.Replace("JPY", "JPN", StringComparison.Ordinal).Replace("KWD", "KWT", StringComparison.Ordinal)}[((i // 40) % 20 + 1)::BIGINT] AS "from",
                     ['IND','KEN','MEX','PHL','NPL','NGA','MAR','BGD','PAK','LKA','VNM','IDN','EGY','GHA','SEN','COL','PER','HND','UGA','TZA'][((i // 800) % 20 + 1)::BIGINT] AS "to",
                     'Provider ' || (hash(i) % 500)::VARCHAR AS provider, 'mto' AS provider_type, 'debit-card' AS instruments, 'internet' AS access_points,
                     ['less-than-one-hour','same-day','next-day','two-days','three-to-five-days','six-days-or-more'][(hash(i, 1) % 6 + 1)::BIGINT] AS speed,
                     ['high','medium','low'][(hash(i, 2) % 3 + 1)::BIGINT] AS coverage,
                     ['cash','bank-account','mobile-wallet','cash;bank-account'][(hash(i, 3) % 4 + 1)::BIGINT] AS pickup_methods,
                     'EUR' AS send_currency, 'INR' AS receive_currency,
                     140::DECIMAL(29,15) AS amount_1, ((hash(i, 4) % 1500) / 100)::DECIMAL(29,15) AS fee_1,
                     (100 - (hash(i, 5) % 500) / 100)::DECIMAL(29,15) AS rate_1, NULL::DECIMAL(29,15) AS margin_1,
                     350::DECIMAL(29,15) AS amount_2, ((hash(i, 4) % 1500) / 100)::DECIMAL(29,15) AS fee_2,
                     (100 - (hash(i, 5) % 500) / 100)::DECIMAL(29,15) AS rate_2, NULL::DECIMAL(29,15) AS margin_2,
                     100::DECIMAL(29,15) AS interbank_rate, hash(i, 6) % 20 <> 0 AS transparent, 'on-top' AS fee_mode,
                     NULL::DECIMAL(29,15) AS receiving_fee
              FROM range({quotes}) t(i)) TO '{file}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536)
            """;
        command.ExecuteNonQuery();
    }

    private readonly record struct Sums(long Rows, decimal Mean, decimal Smart);

    private sealed class OneFile(string file) : IPublishedData
    {
        private static readonly DatasetSource Source = new("benchmark", "Made for measuring", null, null, false);

        public Task<IReadOnlyList<DatasetVersion>> CurrentAsync(string kind, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DatasetVersion>>(
            kind == KindNames.RemittanceQuotes ? [new DatasetVersion(kind, "1", Source, null, 0, 0, "", "")] : []);

        public async IAsyncEnumerable<ICanonicalBatch> ReadAsync(
            DatasetVersion version, IReadOnlyList<string> columns, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            foreach (var batch in ReadCanonical.From(file, columns))
            {
                await Task.CompletedTask;
                yield return batch;
            }
        }
    }
}
