using Imdi.Functions.Hosting;

namespace Imdi.Functions.Nightly;

/// <summary>When a night is due, was missed, and is too long ago.</summary>
internal static class NightRules
{
    /// <summary>A day, and what a night may take longer than the one before it.</summary>
    public static readonly TimeSpan TooOld = TimeSpan.FromHours(26);

    /// <summary>The beginning of the last hour of the night that has begun.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset now, int hour)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        return today <= now ? today : today.AddDays(-1);
    }

    /// <summary>No night has begun since it was due, and the site was there before: of a site that is younger nothing was missed.</summary>
    /// <param name="newestFirst">Records; read no farther than needed.</param>
    public static async Task<bool> IsMissedAsync(IAsyncEnumerable<RunRecord> newestFirst, DateTimeOffset due, CancellationToken cancellation)
    {
        await foreach (var record in newestFirst.WithCancellation(cancellation))
        {
            if (record.Started < due) return true;
            if (record.IsNight) return false;
        }

        return false;
    }

    /// <summary>Null of a site that has never been rebuilt.</summary>
    public static async Task<NightHealth?> HealthAsync(IAsyncEnumerable<RunRecord> newestFirst, DateTimeOffset now, CancellationToken cancellation)
    {
        RunRecord? oldest = null;
        await foreach (var record in newestFirst.WithCancellation(cancellation))
        {
            oldest = record;
            if (record is { IsNight: true, EndedWell: true, Finished: { } finished }) return new(finished, now - finished > TooOld);
        }

        return oldest is null ? null : new(null, now - oldest.Started > TooOld);
    }
}
