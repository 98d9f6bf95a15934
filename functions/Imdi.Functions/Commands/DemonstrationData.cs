using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Commands;

/// <summary>
/// What a first start shows: eight quarters of real corridor averages (World Bank, CC BY 4.0); invented figures of a dozen countries, and
/// quotes of invented providers, collected "a few days ago" from the day of loading, all marked as demonstration wherever they show; the people
/// that a developer can be; and proposals of every stage with the money behind them.
/// </summary>
internal static class DemonstrationData
{
    private const string Averages = "corridor-averages.csv";

    // The export that the figures were taken from says so in its footer.
    private static readonly DateOnly AveragesReleased = new(2020, 12, 7);

    /// <param name="withProposals">False where a test brings proposals of its own.</param>
    public static async Task LoadOnFirstStartAsync(IServiceProvider services, CancellationToken cancellation, bool withProposals = true)
    {
        if (!await IsWantedAsync(services.GetRequiredService<DatasetStore>(), cancellation)) return;
        Console.WriteLine("Loading demonstration data ...");
        var load = services.GetRequiredService<LoadDataset>();
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        await services.GetRequiredService<DemonstrationPeople>().LoadAsync(today, cancellation);
        await LoadAsync(load, KindNames.CorridorAverages, "world-bank-rpw", Averages, Resource(Averages), AveragesReleased, cancellation);
        var proposals = withProposals ? DemonstrationProposals.LoadAsync(services, cancellation) : Task.CompletedTask;
        var figures = Parallel.ForEachAsync(
            DemonstrationFigures.All(DemonstrationSeeds.Read(Resource("countries.csv"), Resource("pairs.csv"))), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation },
            async (file, token) => await LoadAsync(load, file.Kind, DatasetSources.Demonstration, file.Name, file.Csv, null, token));
        await Task.WhenAll(proposals, figures);
        await LoadAsync(load, KindNames.RemittanceQuotes, DatasetSources.Demonstration, "quotes.csv", Dated(Resource("quotes.csv"), today), null, cancellation);
    }

    /// <summary>
    /// While nothing but its own is there (a first start killed between the loads), and what it loads last never was: what was
    /// withdrawn does not come back.
    /// </summary>
    private static async Task<bool> IsWantedAsync(DatasetStore store, CancellationToken cancellation)
    {
        List<DatasetVersion> there = [];
        foreach (var kind in DatasetKinds.All) there.AddRange(await store.CurrentAsync(kind.Id, cancellation));
        return there.All(version => version.Source.IsDemonstration || (version.Kind == KindNames.CorridorAverages && version.FileName == Averages))
            && (await store.HistoryAsync(KindNames.RemittanceQuotes, DatasetSources.Demonstration, cancellation)).Count == 0;
    }

    /// <summary>Turns the column days_ago into the period and the date of collection.</summary>
    internal static string Dated(string quotes, DateOnly today)
    {
        var dated = new StringBuilder();
        foreach (string line in quotes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] cells = line.Split(',');
            bool isHeader = cells[1] == "days_ago";
            var day = isHeader ? today : today.AddDays(-int.Parse(cells[1], CultureInfo.InvariantCulture));
            cells[1] = isHeader ? "period,date" : $"{Period.QuarterOf(day)},{day:yyyy-MM-dd}";
            dated.AppendJoin(',', cells).Append('\n');
        }

        return dated.ToString();
    }

    private static async Task LoadAsync(LoadDataset load, string kind, string source, string name, string csv, DateOnly? vintage, CancellationToken cancellation)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var outcome = await load.RunAsync(new LoadRequest(kind, source, name, content, "demonstration") { Vintage = vintage }, null, cancellation);
        Console.WriteLine("  " + outcome.Match(LoadSummary.Of, refusal => throw new InvalidOperationException($"Demonstration data was refused: {refusal.Detail}")));
    }

    private static string Resource(string name)
    {
        using var stream = typeof(DemonstrationData).Assembly.GetManifestResourceStream($"demonstration/{name}")
            ?? throw new InvalidOperationException($"The program lacks its resource {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
