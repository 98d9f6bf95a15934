using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>The timer of the day: every room's duties, one after the other. One that fails does not keep the others from running; it fails the day at its end.</summary>
public sealed partial class DailyDuties(IEnumerable<IDailyDuty> duties, IRegionSource regions, TimeProvider clock, ILogger<DailyDuties> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        List<Exception> failures = [];

        // How long data is kept is the region's to say: looked up before the first duty asks.
        await regions.CurrentAsync(cancellation);
        foreach (var duty in duties)
        {
            try
            {
                await duty.RunAsync(clock.GetUtcNow(), cancellation);
                LogDone(duty.Name);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                LogFailed(duty.Name, failure);
                failures.Add(failure);
            }
        }

        if (failures.Count > 0) throw new AggregateException("Duties of the day failed; the log names them.", failures);
    }

    [LoggerMessage(LogLevel.Information, "Duty of the day done. Duty: {Duty}.")]
    private partial void LogDone(string duty);

    [LoggerMessage(LogLevel.Error, "Duty of the day failed. Duty: {Duty}.")]
    private partial void LogFailed(string duty, Exception failure);
}
