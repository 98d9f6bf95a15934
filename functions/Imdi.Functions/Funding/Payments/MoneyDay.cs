using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>Money is entered when it has moved: on no day after today (UTC).</summary>
internal static class MoneyDay
{
    public const string Code = "date-ahead";

    public static Refusal? Ahead(DateTimeOffset now, params (string Field, DateOnly? Day)[] days)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        FieldError[] errors = [.. days.Where(one => one.Day > today).Select(one => new FieldError($"/{one.Field}", Code, "A day up to today."))];
        return errors.Length > 0 ? Refusal.Unprocessable(Code, "Money is entered once it has moved, not for a day to come.", errors) : null;
    }
}
