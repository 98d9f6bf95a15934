using Imdi.Functions.Hosting;
using Imdi.Functions.Indicators;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Nightly;

/// <summary>What a night is at, kept in its record as it goes, so that whoever looks after a kill sees where it was.</summary>
internal sealed class NightSteps(RunRecordStore records, RunRecord record, IProgress<RebuildProgress>? progress, TimeProvider clock)
{
    public const string
        Read = "read", Corridors = "corridors", Indicators = "indicators", Projections = IndicatorFiles.Projections, Profiles = IndicatorFiles.Profiles, Datasets = "datasets", Register = "register", Texts = "texts", Publish = "publish", Swap = "swap";

    private readonly List<RebuildStep> _ended = [];
    private RebuildStep _at = new(Read, record.Started, 0, 0, 0, 0);
    private long _began = clock.GetTimestamp();
    private int _files;

    /// <summary>With the steps up to now.</summary>
    public RunRecord Record => record with { Step = _at.Name, Steps = [.. _ended, Timed] };

    private RebuildStep Timed => _at with { Seconds = Math.Round(clock.GetElapsedTime(_began).TotalSeconds, 3) };

    public void Is(RunInfo run, IReadOnlyList<string> vanishedKinds, IReadOnlyList<VanishedSource> vanished) => record = record with { Run = run.Id, VanishedKinds = vanishedKinds, Vanished = vanished };

    public async Task BeginAsync(string step, CancellationToken cancellation)
    {
        _ended.Add(Timed);
        (_at, _began) = (new(step, clock.GetUtcNow(), 0, 0, 0, 0), clock.GetTimestamp());
        await records.SaveAsync(record with { Step = step, Steps = [.. _ended] }, cancellation);
        progress?.Report(new RebuildProgress(step, _files));
    }

    public void Count(DraftPack pack)
    {
        int files = pack.Addresses.Count();
        _files += files;
        _at = _at with { Packs = _at.Packs + 1, Kept = _at.Kept + (pack.IsKept ? 1 : 0), Files = _at.Files + files };
        progress?.Report(new RebuildProgress(_at.Name, _files));
    }
}
