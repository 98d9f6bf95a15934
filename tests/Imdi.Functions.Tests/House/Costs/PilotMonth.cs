using System.Text.Json;
using Cronos;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.House.Costs;

/// <summary>
/// What a month comes to: how much of each thing, by the usage and the assumptions of docs/prices.json and the counted transactions, times its price.
/// GB-seconds = (executions × the least that is billed + seconds of nights, of checks of files and of starts) × memory of an instance.
/// </summary>
internal sealed class PilotMonth
{
    private const double Bytes = 1024 * 1024;

    private readonly JsonElement _file;
    private readonly IReadOnlyDictionary<string, StorageCount> _counts;
    private readonly int _times;

    public PilotMonth(JsonElement file, IReadOnlyDictionary<string, StorageCount> counts, int times)
    {
        (_file, _counts, _times) = (file, counts, times);
        Pages = Month("visits") * Assumed("pagesPerVisit");
        var storage = Storage();
        double timers = Timers(), executions = (Month("visits") * Assumed("requestsPerVisit")) + Requests() + timers;
        double seconds = (executions * Assumed("leastSecondsBilled")) + (Month("nights", scaled: false) * Assumed("nightSeconds")) + (Megabytes * Assumed("secondsToCheckAMegabyte")) + (Starts * Assumed("secondsToStart"));
        Lines =
        [
            Line("executions", executions, "executionsPerMillion", 1e6, Free("executions")),
            Line("GB-seconds", seconds * Assumed("instanceGigabytes"), "gigabyteSecond", 1, Free("gigabyteSeconds")),
            Line("of these, GB-seconds of idle timers", timers * Assumed("leastSecondsBilled") * Assumed("instanceGigabytes"), "gigabyteSecond", 1, double.PositiveInfinity) with { IsPart = true },
            Line("table transactions", storage.Tables, "tableTransactionsPer10000", 1e4),
            Line("blob reads", storage.BlobReads, "blobReadsPer10000", 1e4),
            Line("blob writes and lists", storage.BlobWrites, "blobWritesPer10000", 1e4),
            Line("GB stored after a year", 12 * Megabytes * 1.3 / 1024, "blobGigabyteMonth", 1),
            Line("GB of logs", executions * Assumed("logKilobytesPerExecution") / Bytes, "logGigabyte", 1, Free("logGigabytes")),
            Line("GB sent to readers", Pages * Assumed("kilobytesPerPage") / Bytes, "egressGigabyte", 1, Free("egressGigabytes")),
            Line("alert rule every five minutes", 1, "alertRuleMonth", 1),
            Line("alert rule every quarter of an hour", 1, "slowAlertRuleMonth", 1),
        ];
    }

    public IReadOnlyList<CostLine> Lines { get; }

    private double Pages { get; }

    private double Starts => 30 * Assumed("instancesStartedADay");

    private double Megabytes => Month("datasets") * Month("megabytesPerDataset", scaled: false);

    private static double Timers() => Rooms.Jobs.Sum(job => Activations(job.Name));

    // In a month of thirty days.
    private static double Activations(string job) => CronExpression.Parse(Rooms.Jobs.Single(one => one.Name == job).Schedule, CronFormat.IncludeSeconds)
        .GetOccurrences(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc)).Count();

    private double Requests() => Operations().Where(one => char.IsLower(one.Name[0]) && !one.Name.Contains(' ', StringComparison.Ordinal)).Sum(one => one.Times);

    private StorageCount Storage()
    {
        var total = new StorageCount();
        foreach (var (name, times) in Operations()) total += _counts[name] * (int)times;

        // The agency's own program sends the blocks and the list of them.
        double blocks = Math.Ceiling(Month("megabytesPerDataset", scaled: false) * 1024 * 1024 / UploadLimits.Current.BlockBytes) + 1;
        return total + new StorageCount(0, 0, (int)(Month("datasets") * blocks));
    }

    private IEnumerable<(string Name, double Times)> Operations()
    {
        foreach (var one in _file.GetProperty("month").GetProperty("perProposal").EnumerateObject()) yield return (one.Name, one.Value.GetDouble() * Month("proposals"));
        foreach (var one in _file.GetProperty("month").GetProperty("perDataset").EnumerateObject()) yield return (one.Name, one.Value.GetDouble() * Month("datasets"));
        yield return (CountedJobs.OtherPage, Pages);
        yield return (CountedJobs.FirstPage, Starts);
        yield return (CountedJobs.Changed, Month("nights", scaled: false));
        yield return (CountedJobs.OffHour, Activations("NightlyRebuild") - Month("nights", scaled: false));
        yield return (CountedJobs.SweepIdle, Activations("Sweep"));
        yield return (CountedJobs.RefreshIdle, Activations("RefreshSources"));
        yield return (CountedJobs.DutiesIdle, Activations("DailyDuties"));
    }

    private double Month(string name, bool scaled = true) => _file.GetProperty("month").GetProperty(name).GetDouble() * (scaled ? _times : 1);

    private double Assumed(string name) => _file.GetProperty("assumptions").GetProperty(name).GetDouble();

    private double Free(string name) => _file.GetProperty("free").GetProperty(name).GetDouble();

    private CostLine Line(string what, double amount, string price, double per, double free = 0)
    {
        double usd = _file.GetProperty("prices").GetProperty(price).GetProperty("usd").GetDouble();
        return new(what, amount, amount / per * usd, Math.Max(0, amount - free) / per * usd);
    }
}

/// <param name="Usd">Without what is free each month.</param>
/// <param name="UsdBeyondFree">With it.</param>
/// <param name="IsPart">Whether it is counted in another line.</param>
internal sealed record CostLine(string What, double Amount, double Usd, double UsdBeyondFree, bool IsPart = false);
