using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>The day on the form of a decision until which the version is kept back: from its first moment, UTC, it is everybody's.</summary>
internal static class EmbargoField
{
    public const string Name = "embargo_until";

    /// <summary>Null where the field is empty.</summary>
    public static Outcome<DateTimeOffset?> Read(string? typed) => typed?.Trim() switch
    {
        null or "" => Outcome.Ok<DateTimeOffset?>(null),
        { } day when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => Outcome.Ok<DateTimeOffset?>(new(date, TimeOnly.MinValue, TimeSpan.Zero)),
        _ => Wrong,
    };

    private static Refusal Wrong { get; } = Refusal.Unprocessable("embargo-date-wrong", "Nothing was published. Give the day as year-month-day.");
}
