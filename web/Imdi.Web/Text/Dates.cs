using System.Globalization;
using Imdi.Shared;

namespace Imdi.Web.Text;

/// <summary>Dates and periods in words, per language: 23 November 2026, Q3 2020.</summary>
public sealed class Dates
{
    private static readonly Dictionary<string, Dates> ByTag = new()
    {
        ["en"] = new("{0} {1} {2}", "Q{0} {1}",
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
        ["fr"] = new("{0} {1} {2}", "T{0} {1}",
            ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
        ["es"] = new("{0} de {1} de {2}", "T{0} {1}",
            ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]),
        ["ar"] = new("{0} {1} {2}", "الربع {0} من {1}",
            ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]),
    };

    private readonly string _day;
    private readonly string _quarter;
    private readonly string[] _months;

    private Dates(string day, string quarter, string[] months) => (_day, _quarter, _months) = (day, quarter, months);

    public static Dates For(Language language) => ByTag[language.Tag];

    /// <summary>French writes the first of a month "1er".</summary>
    public string Day(DateOnly day) => Format(_day, day.Day == 1 && this == ByTag["fr"] ? "1er" : day.Day, _months[day.Month - 1], day.Year);

    /// <summary>An instant in UTC: 23 November 2026, 14:05 UTC.</summary>
    public string Moment(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{Day(DateOnly.FromDateTime(moment.UtcDateTime))}, \u2066{moment.UtcDateTime:HH:mm} UTC\u2069");

    public string Period(Period period) => period.Frequency switch
    {
        Frequency.Year => period.Year.ToString(CultureInfo.InvariantCulture),
        Frequency.Quarter => Format(_quarter, period.Part, period.Year),
        _ => $"{_months[period.Part - 1]} {period.Year.ToString(CultureInfo.InvariantCulture)}",
    };

    private static string Format(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}
