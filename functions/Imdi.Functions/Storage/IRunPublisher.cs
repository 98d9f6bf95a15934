namespace Imdi.Functions.Storage;

/// <summary>One file of a run, plain: the publisher compresses and hashes it.</summary>
public sealed record DraftFile(string Address, string ContentType, byte[] Content);

public sealed record PublishReport(string Run, int Files, int PacksWritten, int PacksKept, bool Swapped)
{
    /// <summary>What the packs of the run count (<see cref="PackContent.Counts"/>), together.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = PackContent.NoCounts;
}

/// <summary>What the publisher is at after the packs.</summary>
public enum PublishStage { Manifest, Swap }

/// <summary>Writes what is new, then the run's manifest, then points <c>current.json</c> at it: last, and only if it still is what it was.</summary>
public interface IRunPublisher
{
    /// <param name="packs">Asked for only when the run is not stored yet.</param>
    /// <param name="reached">Told before what comes after the packs.</param>
    Task<PublishReport> PublishAsync(RunInfo run, Func<KnownPacks, IAsyncEnumerable<DraftPack>> packs, CancellationToken cancellation, Func<PublishStage, Task>? reached = null);
}

public static class RunPublishing
{
    public static Task<PublishReport> PublishAsync(this IRunPublisher publisher, RunInfo run, IAsyncEnumerable<DraftPack> packs, CancellationToken cancellation) =>
        publisher.PublishAsync(run, _ => packs, cancellation);
}
