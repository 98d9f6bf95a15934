using Imdi.Benchmarks;

// Each benchmark is one command that runs both sides in child processes; docs/benchmarks.md lists them with their figures.
return args switch
{
    ["ingest-xlsx"] => IngestXlsx.Run(250_000),
    ["ingest-xlsx", var rows] when int.TryParse(rows, out int count) && count > 0 => IngestXlsx.Run(count),
    ["ingest-csv", .. var options] => IngestCsv.Run(options),
    ["corridor-statistics", .. var sizes] => CorridorStatistics.Run(sizes),
    ["night-data", .. var options] => NightData.Run(options),
    ["night-site"] => await NightSite.RunAsync(),
    ["workers", .. var sizes] when Array.TrueForAll(sizes, size => int.TryParse(size, out _)) && sizes.Length is 0 or 3 =>
        sizes is [var uploads, var each, var distance] ? await Workers.RunAsync(Number(uploads), Number(each), Number(distance)) : await Workers.RunAsync(8, 200_000),
    [Workers.TakeUp, var connection, var distance] => await Workers.WorkAsync(connection, Number(distance)),
    ["audit", .. var sizes] when Array.TrueForAll(sizes, size => int.TryParse(size, out _)) && sizes.Length is 0 or 2 => sizes is [var entries, var writers] ? await AuditWriters.RunAsync(Number(entries), Number(writers)) : await AuditWriters.RunAsync(500, 24),
    [AuditWriters.Write, var connection, var entries, var writers] => await AuditWriters.WorkAsync(connection, Number(entries), Number(writers)),
    ["load"] => await LoadOfSite.RunAsync(1000, 20),
    ["load", var rate, var seconds] when int.TryParse(rate, out int perSecond) && int.TryParse(seconds, out int length) => await LoadOfSite.RunAsync(perSecond, length),
    [LoadOfSite.Trivial, var port] => await LoadOfSite.ServeAsync(port),
    ["cold-start"] => await ColdStart.RunAsync(10),
    ["cold-start", var times] when int.TryParse(times, out int count) && count > 0 => await ColdStart.RunAsync(count),
    [Child.Verb, var work, var path] => Child.Work(work, path),
    _ => Unknown(),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static int Unknown()
{
    Console.Error.WriteLine("Name a benchmark: ingest-xlsx [rows] | ingest-csv [millions] [gzip] [shuffled] [ours] [times] | corridor-statistics [quotes] [DuckDB threads] | night-data [times] [ours] [keep=FOLDER] | night-site | workers [uploads rows milliseconds] | audit [entries writers] | load [requests a second, seconds] | cold-start [times].");
    return 2;
}
