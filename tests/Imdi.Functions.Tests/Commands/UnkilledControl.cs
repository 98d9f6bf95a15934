using System.Diagnostics;
using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Shared;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Commands;

/// <summary>What the real file and generated quotes come to when nobody is killed, and how long loading and publishing them takes.</summary>
public sealed class UnkilledControl : IAsyncLifetime
{
    internal DataFolder Folder { get; } = new();

    public TimeSpan LoadTime { get; private set; }

    public TimeSpan RebuildTime { get; private set; }

    public async Task InitializeAsync()
    {
        if (RealFiles.Folder is null) return;
        await Folder.ServeAsync();
        await Folder.DoAsync("load", KindNames.CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"), "--no-rebuild");
        string quotes = Folder.File("quotes.csv", Quotes(variant: 0));
        LoadTime = await TimedAsync("load", KindNames.RemittanceQuotes, quotes, "--no-rebuild");
        RebuildTime = await TimedAsync("rebuild");
    }

    public async Task DisposeAsync() => await Folder.DisposeAsync();

    /// <summary>Sixty corridors, twenty quarters, twelve services each; every variant has another fee and nothing else.</summary>
    internal static string Quotes(int variant)
    {
        var kind = RemittanceQuotesKind.Declared;
        string[] receivers = ["IND", "KEN", "NGA", "PHL", "PAK", "BGD", "GHA", "UGA", "ZWE", "LKA", "VNM", "NPL"];
        var corridors = new[] { ("GBR", "GBP"), ("DEU", "EUR"), ("FRA", "EUR"), ("CAN", "CAD"), ("AUS", "AUD") }.SelectMany(from => receivers.Select(to => (From: from.Item1, Currency: from.Item2, To: to)));
        var text = new StringBuilder(WriteTemplate.For(kind));
        string fee = (1 + variant / 100m).ToString(CultureInfo.InvariantCulture);
        foreach (var (from, currency, to) in corridors)
        {
            foreach (var quarter in Enumerable.Range(0, 20).Select(number => new DateOnly(2021, 4, 1).AddMonths(3 * number)))
            {
                for (int service = 1; service <= 12; service++)
                {
                    text.Append(Datasets.A.Row(kind, ("quote_id", $"{from}-{to}-{service}"), ("period", Period.QuarterOf(quarter).ToString()), ("date", quarter.ToString("O", CultureInfo.InvariantCulture)),
                        ("from", from), ("to", to), ("provider", $"Provider {service}"), ("send_currency", currency), ("receive_currency", ""), ("fee_1", fee), ("total_1", ""), ("margin_1", ""), ("total_2", ""), ("margin_2", "")));
                }
            }
        }

        return text.ToString();
    }

    private async Task<TimeSpan> TimedAsync(params string[] command)
    {
        var time = Stopwatch.StartNew();
        await Folder.DoAsync(command);
        return time.Elapsed;
    }
}
