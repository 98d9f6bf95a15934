using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Imdi.Shared;

public enum Frequency { Year, Quarter, Month }

/// <summary>A year, quarter or month: <c>2025</c>, <c>2025Q3</c>, <c>2025-09</c>. Ordered by its last day, then by frequency.</summary>
[JsonConverter(typeof(TextJson<Period>))]
public readonly partial record struct Period : IComparable<Period>, IParsable<Period>
{
    private Period(Frequency frequency, int year, int part) => (Frequency, Year, Part) = (frequency, year, part);

    public Frequency Frequency { get; }

    public int Year { get; }

    /// <summary>1–4 for a quarter, 1–12 for a month, 1 for a year.</summary>
    public int Part { get; }

    private int Months => Frequency switch { Frequency.Year => 12, Frequency.Quarter => 3, _ => 1 };

    private int FirstMonth => ((Part - 1) * Months) + 1;

    public DateOnly FirstDay => new(Year, FirstMonth, 1);

    private int LastMonth => FirstMonth + Months - 1;

    public DateOnly LastDay => new(Year, LastMonth, DateTime.DaysInMonth(Year, LastMonth));

    public static Period OfYear(int year) => Checked(Frequency.Year, year, 1, 1);

    public static Period OfQuarter(int year, int quarter) => Checked(Frequency.Quarter, year, quarter, 4);

    public static Period OfMonth(int year, int month) => Checked(Frequency.Month, year, month, 12);

    public static Period QuarterOf(DateOnly day) => OfQuarter(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>The period <paramref name="steps"/> of its own frequency later (or earlier, when negative). Throws ArgumentOutOfRangeException outside the years 1 to 9999.</summary>
    public Period Plus(int steps)
    {
        var first = FirstDay.AddMonths(checked(steps * Months));
        return new Period(Frequency, first.Year, ((first.Month - 1) / Months) + 1);
    }

    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    public int CompareTo(Period other) => (Year, LastMonth, Frequency).CompareTo((other.Year, other.LastMonth, other.Frequency));

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    public override string ToString() => Frequency switch
    {
        Frequency.Year => Year.ToString("0000", CultureInfo.InvariantCulture),
        Frequency.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Part}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Part:00}"),
    };

    public static Period Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var period) ? period : throw new FormatException($"'{s}' is not a period such as 2025, 2025Q3 or 2025-09.");

    public static bool TryParse([NotNullWhen(true)] string? s, out Period result) => TryParse(s, null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Period result)
    {
        result = default;
        if (s is null || s.Length < 4 || !TryDigits(s.AsSpan(0, 4), out int year) || year < 1) return false;
        var rest = s.AsSpan(4);
        (Frequency Frequency, int Most)? kind = rest switch
        {
            [] => (Frequency.Year, 1),
            ['Q', _] => (Frequency.Quarter, 4),
            ['-', _, _] => (Frequency.Month, 12),
            _ => null,
        };
        if (kind is not { } known) return false;
        int part = 1;
        if (rest.Length > 0 && !TryDigits(rest[1..], out part)) return false;
        if (part < 1 || part > known.Most) return false;
        result = new Period(known.Frequency, year, part);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static Period Checked(Frequency frequency, int year, int part, int most) =>
        year is >= 1 and <= 9999 && part >= 1 && part <= most
            ? new Period(frequency, year, part)
            : throw new ArgumentOutOfRangeException(nameof(part), $"{frequency} {part} of year {year} does not exist.");
}
