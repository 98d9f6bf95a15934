using System.Collections.Concurrent;

namespace Imdi.Functions.Storage;

/// <summary>
/// Packs, then the manifest, then the pointer: whatever kills it in between, the pointer names a whole run. Changed packs + 2 writes.
/// </summary>
public sealed class RunPublisher(RunFileStore files, Leases leases) : IRunPublisher
{
    // As many packs are in memory at once; more does not help a small instance, whose uplink is the limit.
    private const int AtOnce = 4;

    internal const string LeaseName = "publish";

    public async Task<PublishReport> PublishAsync(RunInfo run, IAsyncEnumerable<DraftPack> packs, CancellationToken cancellation)
    {
        if (!RunId.IsValid(run.Id))
        {
            throw new ArgumentException("A run's id has letters, digits and dashes only.", nameof(run));
        }

        await using var lease = await leases.AcquireAsync(LeaseName, cancellation);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);
        return await PublishAloneAsync(run, packs, working.Token);
    }

    private async Task<PublishReport> PublishAloneAsync(RunInfo run, IAsyncEnumerable<DraftPack> packs, CancellationToken cancellation)
    {
        var pointer = await files.FindPointerAsync(cancellation);
        var done = await files.FindManifestAsync(run.Id, cancellation);
        if (done is not null && pointer?.Run == run.Id)
        {
            return new(run.Id, done.Files, 0, done.Packs.Count, Swapped: false);
        }

        // A manifest without the pointer: killed just before the swap, or an earlier run that comes back.
        var (manifest, written) = done is null ? await WriteAsync(run, packs, pointer, cancellation) : (done, 0);
        if (await files.SwapAsync(run.Id, pointer, cancellation) is { } refusal)
        {
            throw new InvalidOperationException($"The site was not moved to run {run.Id}: {refusal.Detail}");
        }

        return new(run.Id, manifest.Files, written, manifest.Packs.Count - written, Swapped: true);
    }

    private async Task<(RunManifest Manifest, int Written)> WriteAsync(RunInfo run, IAsyncEnumerable<DraftPack> packs, Pointer? pointer, CancellationToken cancellation)
    {
        var last = pointer is null ? null : await files.FindManifestAsync(pointer.Run, cancellation);
        var known = last?.Packs.DistinctBy(pack => pack.Members).ToDictionary(pack => pack.Members) ?? [];
        var entries = new ConcurrentBag<PackEntry>();
        int written = 0;

        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(packs.Where(pack => pack.Files.Count > 0), options, async (pack, token) =>
        {
            string members = Pack.MembersOf(pack);
            if (known.TryGetValue(members, out var kept))
            {
                entries.Add(kept);
                return;
            }

            var (entry, bytes) = Pack.Of(pack, members);
            entries.Add(entry);
            if (await files.PutPackAsync(entry, bytes, token))
            {
                Interlocked.Increment(ref written);
            }
        });

        var manifest = RunManifest.Of(run, entries);
        await files.PutManifestAsync(manifest, cancellation);
        return (manifest, written);
    }
}
