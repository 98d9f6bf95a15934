using Imdi.Benchmarks;

// Each benchmark is one command that runs both sides in child processes; docs/benchmarks.md lists them with their figures.
return args switch
{
    ["ingest-xlsx"] => IngestXlsx.Run(250_000),
    ["ingest-xlsx", var rows] when int.TryParse(rows, out int count) && count > 0 => IngestXlsx.Run(count),
    ["ingest-csv", .. var options] => IngestCsv.Run(options),
    ["corridor-statistics", .. var sizes] => CorridorStatistics.Run(sizes),
    [Child.Verb, var work, var path] => Child.Work(work, path),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Name a benchmark: ingest-xlsx [rows] | ingest-csv [millions] [gzip] [shuffled] [ours] [times] | corridor-statistics [quotes] [DuckDB threads].");
    return 2;
}
