namespace Imdi.Functions.Hosting;

/// <summary>The night's work, as the timers know it.</summary>
public interface INightlyRebuild
{
    Task RunAsync(CancellationToken cancellation);
}
