using System.Globalization;
using Imdi.Functions.Indicators;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Commands;

internal static class BackTestCommand
{
    public static async Task<int> RunAsync(CommandOptions options, CancellationToken cancellation)
    {
        await using var storage = await LocalStorage.OpenAsync(options.Data, cancellation);
        await using var app = CommandHost.Create(storage, options);
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellation);
        if (await app.Services.GetRequiredService<BackTestCosts>().RunAsync(cancellation) is { } report)
        {
            Say(report);
            return 0;
        }

        Console.Error.WriteLine($"No corridor has {BackTestRules.Quarterly.MinimumLength} quarters in a row: load more with ./imdi load remittance-corridor-averages FILE.");
        return 2;
    }

    private static void Say(BackTestReport report)
    {
        double naive = report.Methods[0].Accuracy.Mae;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Series} corridors, {report.Methods[0].Accuracy.Count} forecasts, 1 to 4 quarters ahead of 3 origins"));
        Console.WriteLine($"{"method",-24}{"MAE pp",9}{"sMAPE",9}{"MASE",9}{"MAE to naive",14}");
        foreach (var (method, accuracy) in report.Methods)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method,-24}{accuracy.Mae,9:0.0000}{accuracy.Smape,9:0.00}{accuracy.Mase,9:0.0000}{accuracy.Mae / naive,14:0.000}"));
        foreach (var interval in report.Intervals)
            Console.WriteLine($"{Coverage(interval, "split-conformal intervals of the median combination")}; widths {string.Join(" ", interval.Widths.Select(width => width.ToString("0.00", CultureInfo.InvariantCulture)))}");
        foreach (var interval in report.AnalyticIntervals) Console.WriteLine(Coverage(interval, "intervals of damped Holt by its own variance"));
    }

    private static string Coverage(IntervalReport interval, string method) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Level * 100:0} % {method}: {interval.Coverage * 100:0.0} % of {interval.HeldOut} held-out quarters");
}
