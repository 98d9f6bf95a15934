using System.Diagnostics;
using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Shared;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Commands;

/// <summary>What the real file and generated quotes come to when nobody is killed, and how long loading and publishing them takes: one for all that are at it.</summary>
internal sealed class UnkilledControl
{
    private static readonly Lock Counting = new();

    private static Task<UnkilledControl>? _shared;
    private static int _users;

    private UnkilledControl()
    {
    }

    public DataFolder Folder { get; } = new();

    public TimeSpan LoadTime { get; private set; }

    public TimeSpan RebuildTime { get; private set; }

    public static Task<UnkilledControl> JoinAsync()
    {
        lock (Counting)
        {
            _users++;
            return _shared ??= MakeAsync();
        }
    }

    /// <summary>The last to leave ends it.</summary>
    public static async Task LeaveAsync()
    {
        Task<UnkilledControl> ending;
        lock (Counting)
        {
            if (--_users > 0) return;
            (ending, _shared) = (_shared!, null);
        }

        await (await ending).Folder.DisposeAsync();
    }

    private static async Task<UnkilledControl> MakeAsync()
    {
        var control = new UnkilledControl();
        await control.Folder.ServeAsync();
        await control.Folder.DoAsync("load", KindNames.CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"), "--no-rebuild");
        string quotes = control.Folder.File("quotes.csv", Quotes(variant: 0));
        control.LoadTime = await control.TimedAsync("load", KindNames.RemittanceQuotes, quotes, "--no-rebuild");
        control.RebuildTime = await control.TimedAsync("rebuild");
        return control;
    }

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
