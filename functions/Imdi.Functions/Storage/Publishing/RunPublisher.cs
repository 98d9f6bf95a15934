using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Imdi.Functions.Storage;

/// <summary>
/// Packs, then the manifest, then the pointer: whatever kills it in between, the pointer names a whole run. Changed packs + 2 writes, and one for every sixteen that are rendered.
/// </summary>
public sealed class RunPublisher(RunFileStore files, Leases leases) : IRunPublisher
{
    // As many packs are in memory at once; more does not help a small instance, whose uplink is the limit.
    private const int AtOnce = 4;

    internal const string LeaseName = "publish";

    public async Task<PublishReport> PublishAsync(
        RunInfo run, Func<KnownPacks, IAsyncEnumerable<DraftPack>> packs, CancellationToken cancellation, Func<PublishStage, Task>? reached = null)
    {
        if (!RunId.IsValid(run.Id))
        {
            throw new ArgumentException("A run's id has letters, digits and dashes only.", nameof(run));
        }

        await using var lease = await leases.AcquireAsync(LeaseName, cancellation);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);
        return await PublishAloneAsync(run, packs, reached ?? (_ => Task.CompletedTask), working.Token);
    }

    private async Task<PublishReport> PublishAloneAsync(
        RunInfo run, Func<KnownPacks, IAsyncEnumerable<DraftPack>> packs, Func<PublishStage, Task> reached, CancellationToken cancellation)
    {
        var pointer = await files.FindPointerAsync(cancellation);
        var done = await files.FindManifestAsync(run.Id, cancellation);
        if (done is not null && pointer?.Run == run.Id)
        {
            return new(run.Id, done.Files, 0, done.Packs.Count, Swapped: false) { Counts = done.Counts };
        }

        // A manifest without the pointer: killed just before the swap, or an earlier run that comes back.
        using var journal = new RunJournal(files);
        var unfinished = await journal.LoadAsync(cancellation);
        var (manifest, written) = done is null ? await WriteAsync(run, packs, pointer, unfinished, journal, reached, cancellation) : (done, 0);
        await journal.ClearAsync(cancellation);
        await reached(PublishStage.Swap);
        if (await files.SwapAsync(run.Id, pointer, cancellation) is { } refusal)
        {
            throw new InvalidOperationException($"The site was not moved to run {run.Id}: {refusal.Detail}");
        }

        return new(run.Id, manifest.Files, written, manifest.Packs.Count - written, Swapped: true) { Counts = manifest.Counts };
    }

    private async Task<(RunManifest Manifest, int Written)> WriteAsync(
        RunInfo run, Func<KnownPacks, IAsyncEnumerable<DraftPack>> packs, Pointer? pointer, IReadOnlyList<PackEntry> unfinished, RunJournal journal,
        Func<PublishStage, Task> reached, CancellationToken cancellation)
    {
        var last = pointer is null ? null : await files.FindManifestAsync(pointer.Run, cancellation);
        var known = new KnownPacks(last, unfinished);
        var entries = new ConcurrentBag<PackEntry>();
        int written = 0;

        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(ReadyAsync(packs(known), known, cancellation), options, async (pack, token) =>
        {
            var (entry, isNew) = await StoredAsync(pack, known, token);
            entries.Add(entry);
            if (isNew) Interlocked.Increment(ref written);
            if (pack.Content is not null && (isNew || pack.Key is not null)) await journal.AddAsync(entry, token);
        });

        await reached(PublishStage.Manifest);
        var manifest = RunManifest.Of(run, entries);
        await files.PutManifestAsync(manifest, cancellation);
        return (manifest, written);
    }

    /// <summary>Each pack kept or rendered, in turn: when the next is asked for, it is known what became of it.</summary>
    private async IAsyncEnumerable<Ready> ReadyAsync(IAsyncEnumerable<DraftPack> packs, KnownPacks known, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var pack in packs.WithCancellation(cancellation))
        {
            if (pack.Key is { } key && known.WithKey(key) is { } kept)
            {
                pack.Keep(kept, files);
                yield return new(kept, null, null);
            }
            else if (await pack.RenderAsync(cancellation) is { Files.Count: > 0 } content)
            {
                yield return new(null, content, pack.Key);
            }
        }
    }

    private async Task<(PackEntry Entry, bool IsNew)> StoredAsync(Ready pack, KnownPacks known, CancellationToken cancellation)
    {
        if (pack is not { Content: { } content }) return (pack.Kept!, false);
        string members = Pack.MembersOf(content);
        if (known.WithMembers(members) is { } same) return (same.Saying(pack.Key, content.Counts), false);
        var (entry, bytes) = Pack.Of(content, members);
        entry = entry.Saying(pack.Key, content.Counts);
        return (entry, await files.PutPackAsync(entry, bytes, cancellation));
    }

    private sealed record Ready(PackEntry? Kept, PackContent? Content, string? Key);
}
