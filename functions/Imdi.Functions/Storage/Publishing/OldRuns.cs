using Microsoft.Extensions.Options;

namespace Imdi.Functions.Storage;

/// <summary>Removes runs that nobody can ask for any more. Under the publisher's lease, so that no pack goes which a run being written counts on.</summary>
public sealed class OldRuns(RunFileStore files, Leases leases, IOptions<PublishedRunOptions> options)
{
    /// <summary>How many runs and packs went; nothing goes while a run is being published.</summary>
    public async Task<(int Runs, int Packs)> SweepAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var lease = await leases.TryAcquireAsync(RunPublisher.LeaseName, cancellation);
        if (lease is null) return (0, 0);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);

        var pointer = await files.FindPointerAsync(both.Token);
        var runs = await files.RunsAsync(both.Token);
        var old = RunRetention.Superfluous(runs, pointer, options.Value.RunsKept, before);

        // Manifests first: killed in between, it leaves packs that the next sweep finds unused, never a run without its packs.
        foreach (var run in old) await files.DeleteManifestAsync(run.Id, both.Token);
        return (old.Count, await SweepPacksAsync(runs.Except(old), before, both.Token));
    }

    private async Task<int> SweepPacksAsync(IEnumerable<StoredRun> kept, DateTimeOffset before, CancellationToken cancellation)
    {
        HashSet<string> used = [];
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
