using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>A canonical cell as text, and a text from an address as the cell that it means.</summary>
public static class CellText
{
    private const string Day = "yyyy-MM-dd", Exact = "0.#############################";

    /// <summary>The one text of a value in every form of answer: numbers exact without trailing zeros, days ISO 8601, flags true or false.</summary>
    public static string Of(object? cell) => cell switch
    {
        null => "",
        string text => text,
        decimal number => number.ToString(Exact, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => throw new ArgumentException("Not a canonical cell.", nameof(cell)),
    };

    /// <summary>False where the text can be no value of the column; codes are normalised as loading does.</summary>
    public static bool TryParse(Column column, string text, out object? cell)
    {
        cell = column.Type switch
        {
            ColumnType.Decimal => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null,
            ColumnType.Date => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            ColumnType.Flag => text is "true" or "yes" ? true : text is "false" or "no" ? false : null,
            ColumnType.Country => CountryCode.TryParse(text, out var country) ? country.Alpha3 : null,
            ColumnType.Currency => Currency.TryParse(text, out var currency) ? currency.Code : null,
            ColumnType.Quarter => Period.TryParse(text, out var period) && period.Frequency == Frequency.Quarter ? period.ToString() : null,
            ColumnType.Year => text.Length == 4 && text.All(char.IsAsciiDigit) ? text : null,
            ColumnType.Code or ColumnType.Codes when column.Codes.Count > 0 => column.Codes.FirstOrDefault(code => string.Equals(code, text, StringComparison.OrdinalIgnoreCase)),
            _ => text,
        };
        return cell is not null;
    }

    public static string WhatIsRight(Column column) => column.Type switch
    {
        ColumnType.Decimal => "a number with a point and no separators, such as 4.5",
        ColumnType.Date => "a day such as 2025-09-30",
        ColumnType.Flag => "true or false",
        ColumnType.Country => "an ISO 3166-1 code such as GBR",
        ColumnType.Currency => "an ISO 4217 code such as GBP",
        ColumnType.Quarter => "a quarter such as 2025Q3",
        ColumnType.Year => "a year such as 2025",
        _ when column.Codes.Count > 0 => $"one of {string.Join(", ", column.Codes)}",
        _ => "a text",
    };
}
