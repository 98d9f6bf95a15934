using Imdi.Functions.Storage;

namespace Imdi.Functions.Funding;

/// <summary>The register as the current run published it, parsed once for as long as its bytes stay the same; so a page, its CSV and its JSON are of one state.</summary>
public sealed class RegisterStore(IPublishedRun published)
{
    private Parsed? _parsed;

    public Task<RunInfo?> RunAsync(CancellationToken cancellation) => published.CurrentAsync(cancellation);

    /// <summary>Null where no run has published one yet.</summary>
    public async Task<RegisterBook?> FindAsync(CancellationToken cancellation)
    {
        if (await published.FindAsync(RegisterBook.Address, cancellation) is not { } file) return null;
        if (_parsed is { } known && known.ETag == file.ETag) return known.Book;
        var book = RegisterBook.Read(Brotli.Expand(file.Brotli).Span);
        _parsed = new Parsed(file.ETag, book);
        return book;
    }

    private sealed record Parsed(string ETag, RegisterBook Book);
}
