using Imdi.Functions.Datasets;

namespace Imdi.Functions.Remittances;

/// <summary>Reads what is published of the three kinds into the book of a day, batch by batch.</summary>
public sealed class BuildRemittanceBook(RemittanceOptions options)
{
    public async Task<RemittanceBook> RunAsync(IPublishedData data, DateOnly asOf, CancellationToken cancellation)
    {
        var shelf = new QuoteShelf();
        await QuoteRows.ReadAsync(data, shelf.Add, cancellation);

        var averages = new PublishedAverages();
        await foreach (var (corridor, period, average) in AverageRows.ReadAsync(data, cancellation)) averages.Add(corridor, period, average);

        var flows = new Flows();
        await foreach (var (corridor, flow) in FlowRows.ReadAsync(data, cancellation)) flows.Add(corridor, flow.Year, flow.MillionUsd);

        return new RemittanceBook(asOf, options, shelf, averages, flows);
    }
}
