using Imdi.Benchmarks;

// Each benchmark is one command that runs both sides in child processes; docs/benchmarks.md lists them with their figures.
return args switch
{
    ["ingest-xlsx"] => IngestXlsx.Run(250_000),
    ["ingest-xlsx", var rows] when int.TryParse(rows, out int count) && count > 0 => IngestXlsx.Run(count),
    ["ingest-csv", .. var options] => IngestCsv.Run(options),
    ["corridor-statistics", .. var sizes] => CorridorStatistics.Run(sizes),
    ["workers"] => await Workers.RunAsync(8, 200_000),
    ["workers", var uploads, var rows] when int.TryParse(uploads, out int files) && int.TryParse(rows, out int each) && files > 0 && each > 0 => await Workers.RunAsync(files, each),
    [Workers.TakeUp, var connection] => await Workers.WorkAsync(connection),
    [Child.Verb, var work, var path] => Child.Work(work, path),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Name a benchmark: ingest-xlsx [rows] | ingest-csv [millions] [gzip] [shuffled] [ours] [times] | corridor-statistics [quotes] [DuckDB threads] | workers [uploads rows].");
    return 2;
}
