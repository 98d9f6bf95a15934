namespace Imdi.Functions.Storage;

/// <summary>One file of a run, plain: the publisher compresses and hashes it.</summary>
public sealed record DraftFile(string Address, string ContentType, byte[] Content);

/// <summary>Files that change together (a corridor's pages and data) and are stored as one content-addressed blob.</summary>
public sealed record DraftPack(IReadOnlyList<DraftFile> Files);

public sealed record PublishReport(string Run, int Files, int PacksWritten, int PacksKept, bool Swapped);

/// <summary>Writes what is new, then the run's manifest, then points <c>current.json</c> at it: last, and only if it still is what it was.</summary>
public interface IRunPublisher
{
    Task<PublishReport> PublishAsync(RunInfo run, IAsyncEnumerable<DraftPack> packs, CancellationToken cancellation);
}
