namespace Imdi.Functions.Commands;

/// <summary>A line of progress every few seconds: enough to see that work goes on, not so much as to drown the rest.</summary>
internal sealed class ConsoleProgress<T>(Func<T, string> line) : IProgress<T>
{
    private long _last = TimeProvider.System.GetTimestamp();

    public void Report(T value)
    {
        long last = Volatile.Read(ref _last);
        if (TimeProvider.System.GetElapsedTime(last) < TimeSpan.FromSeconds(3)) return;
        if (Interlocked.CompareExchange(ref _last, TimeProvider.System.GetTimestamp(), last) == last) Console.WriteLine(line(value));
    }
}
