using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>Opens the book of a day over what is published of the kinds that indicators take in.</summary>
public sealed class BuildIndicatorBook(IQuoteStatistics quotes)
{
    /// <summary>Reads no figure yet: <see cref="IndicatorBook.ReadAsync(IndicatorDefinition, CancellationToken)"/> does.</summary>
    public async Task<IndicatorBook> OpenAsync(IPublishedData data, DateOnly asOf, CancellationToken cancellation)
    {
        List<DatasetVersion> versions = [];
        foreach (string kind in IndicatorBook.Kinds) versions.AddRange(await GatherFigures.VersionsAsync(data, kind, cancellation));
        return new IndicatorBook(data, quotes, versions, asOf);
    }

    /// <summary>With every figure.</summary>
    public async Task<IndicatorBook> RunAsync(IPublishedData data, DateOnly asOf, CancellationToken cancellation)
    {
        var book = await OpenAsync(data, asOf, cancellation);
        await book.ReadAllAsync(cancellation);
        return book;
    }
}
