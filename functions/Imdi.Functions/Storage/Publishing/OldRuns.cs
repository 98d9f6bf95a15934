using Microsoft.Extensions.Options;

namespace Imdi.Functions.Storage;

/// <summary>Removes runs that nobody can ask for any more. Under the publisher's lease, so that no pack goes which a run being written counts on.</summary>
public sealed class OldRuns(RunFileStore files, Leases leases, IOptions<PublishedRunOptions> options)
{
    /// <summary>How many runs and packs went; nothing goes while a run is being published.</summary>
    /// <param name="nights">The runs that nights published or confirmed, the newest first; where it is not known which are, all count as nights.</param>
    public async Task<(int Runs, int Packs)> SweepAsync(DateTimeOffset before, CancellationToken cancellation, IReadOnlyList<string>? nights = null)
    {
        await using var lease = await leases.TryAcquireAsync(RunPublisher.LeaseName, cancellation);
        if (lease is null) return (0, 0);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);

        var pointer = await files.FindPointerAsync(both.Token);
        var runs = await files.RunsAsync(both.Token);
        var old = nights is null
            ? RunRetention.Superfluous(runs, pointer, options.Value.RunsKept, before)
            : RunRetention.Superfluous(runs, pointer, (HashSet<string>)[.. nights.Distinct().Take(options.Value.RunsKept)], options.Value.ByDayRunsKept, before);

        // Manifests first: killed in between, it leaves packs that the next sweep finds unused, never a run without its packs.
        foreach (var run in old) await files.DeleteManifestAsync(run.Id, both.Token);
        return (old.Count, await SweepPacksAsync(runs.Except(old), before, both.Token));
    }

    private async Task<int> SweepPacksAsync(IEnumerable<StoredRun> kept, DateTimeOffset before, CancellationToken cancellation)
    {
        HashSet<string> used = [.. (await files.FindJournalAsync(cancellation) ?? []).Select(pack => pack.Blob)];
        foreach (var run in kept)
        {
            var manifest = await files.FindManifestAsync(run.Id, cancellation);
            used.UnionWith(manifest?.Packs.Select(pack => pack.Blob) ?? []);
        }

        int swept = 0;
        await foreach (var (pack, written) in files.PacksAsync(cancellation))
        {
            if (written >= before || used.Contains(pack)) continue;
            await files.DeletePackAsync(pack, cancellation);
            swept++;
        }

        return swept;
    }
}
