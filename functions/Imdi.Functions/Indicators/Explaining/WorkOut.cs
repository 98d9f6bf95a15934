using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>An indicator's values before suppression, with their inputs, by their keys.</summary>
public sealed record WorkedOut(IReadOnlyDictionary<FigureKey, IndicatorValue> Values);

/// <summary>
/// Works an indicator out anew from the versions that a run read, by the very code of the night. Each once for all who ask meanwhile; a few are kept, since one reader asks for several values of one indicator.
/// </summary>
public sealed class WorkOut(IPublishedData data, IQuoteStatistics quotes, DatasetStore store)
{
    private const int MostKept = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, Task<Outcome<WorkedOut>> Work)> _kept = [];

    /// <summary>Refused where a version that it takes was retracted since.</summary>
    public async Task<Outcome<WorkedOut>> RunAsync(IndicatorDefinition definition, IndicatorFile file, string run, CancellationToken cancellation)
    {
        string key = $"{run}/{definition.Id}";
        var work = Kept(key, () => Task.Run(() => ReadAsync(definition, file), CancellationToken.None));
        try
        {
            var found = await work.WaitAsync(cancellation);
            if (!found.IsOk) Forget(key);
            return found;
        }
        catch when (work.IsFaulted)
        {
            Forget(key);
            throw;
        }
    }

    private Task<Outcome<WorkedOut>> Kept(string key, Func<Task<Outcome<WorkedOut>>> begin)
    {
        lock (_lock)
        {
            var known = _kept.FirstOrDefault(one => one.Key == key);
            if (known.Work is not null) _kept.Remove(known);
            else known = (key, begin());
            _kept.AddFirst(known);
            if (_kept.Count > MostKept) _kept.RemoveLast();
            return known.Work;
        }
    }

    private void Forget(string key)
    {
        lock (_lock)
        {
            if (_kept.FirstOrDefault(one => one.Key == key) is { Work: not null } known) _kept.Remove(known);
        }
    }

    private async Task<Outcome<WorkedOut>> ReadAsync(IndicatorDefinition definition, IndicatorFile file)
    {
        List<DatasetVersion> versions = [];
        foreach (var kind in file.Read.GroupBy(read => read.Kind))
        {
            var history = await store.ReadHistoryAsync(kind.Key, CancellationToken.None);
            foreach (var read in kind)
            {
                if (history.Find(read.Version) is not { State: not (VersionState.Retracted or VersionState.Embargoed) } known) return Gone(read);
                versions.Add(known.Version);
            }
        }

        var book = await GatherFigures.RunAsync(new PinnedVersions(data, versions), quotes, IndicatorFormulas.MeasuresOf([IndicatorFormulas.All[definition.Id]]), CancellationToken.None);
        return new WorkedOut(ComputeIndicator.Of(definition.Id, definition.Unit, book).ToDictionary(value => value.Key));
    }

    private static Refusal Gone(ReadVersion read) => Refusal.Gone("version-retracted", $"Version {read.Version} of {read.Kind}, which this was worked out from, is no longer handed out; /api/datasets/{read.Kind}/versions says why.");
}
