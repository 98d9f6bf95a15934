namespace Imdi.Functions.Directory;

/// <summary>What a room does once a day: remind people, erase what has been kept long enough. It may run twice, or be killed half-way.</summary>
public interface IDailyDuty
{
    /// <summary>A stable kebab-case word, such as <c>endorsement-reminders</c>.</summary>
    string Name { get; }

    Task RunAsync(DateTimeOffset now, CancellationToken cancellation);
}
