using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Reads what is published of the three kinds into the book of a day, batch by batch: the corridors of a region, or all.</summary>
public sealed class BuildRemittanceBook(RemittanceOptions options)
{
    public async Task<RemittanceBook> RunAsync(IPublishedData data, DateOnly asOf, CancellationToken cancellation, Region? region = null)
    {
        bool IsCovered(Corridor corridor) => region?.Covers(corridor.From, corridor.To) != false;
        var shelf = new QuoteShelf();
        await QuoteRows.ReadAsync(data, quote => { if (IsCovered(quote.Corridor)) shelf.Add(quote); }, cancellation);

        var averages = new PublishedAverages();
        await foreach (var (corridor, period, average) in AverageRows.ReadAsync(data, cancellation)) if (IsCovered(corridor)) averages.Add(corridor, period, average);

        var flows = new Flows();
        await foreach (var (corridor, flow) in FlowRows.ReadAsync(data, cancellation)) if (IsCovered(corridor)) flows.Add(corridor, flow.Year, flow.MillionUsd);

        return new RemittanceBook(asOf, options, shelf, averages, flows);
    }
}
