namespace Imdi.Functions.Storage;

/// <summary>A published run: its id is the hash of its inputs, <see cref="AsOf"/> among them.</summary>
public sealed record RunInfo(string Id, DateOnly AsOf, IReadOnlyDictionary<string, string> Inputs);

/// <summary>One address of a run, as it is stored: brotli, with a strong ETag that is the hash of the plain bytes.</summary>
public sealed record PublishedFile(string ContentType, string ETag, ReadOnlyMemory<byte> Brotli)
{
    public required string Run { get; init; }
}

/// <summary>Reads the current run (or a past one by its id). Follows the pointer; a swap is seen within seconds.</summary>
public interface IPublishedRun
{
    /// <summary>The run that is served; of a request for an earlier one (<see cref="AskedRun"/>) that one, or null where it is not kept.</summary>
    Task<RunInfo?> CurrentAsync(CancellationToken cancellation);

    /// <summary>The file at a root-relative address such as <c>/en/send/gbr/ken/</c>; null when the run has none, or there is no run.</summary>
    Task<PublishedFile?> FindAsync(string address, CancellationToken cancellation, string? run = null);

    /// <summary>All addresses of the current run, sorted ordinally, for export and sitemap.</summary>
    Task<IReadOnlyList<string>> AddressesAsync(CancellationToken cancellation);
}
