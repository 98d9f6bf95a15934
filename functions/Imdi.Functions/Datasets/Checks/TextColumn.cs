using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Text and everything that is canonical as text: codes, countries, currencies, periods. What a cell becomes is looked up once for
/// each distinct text, so a million rows hold a few thousand strings.
/// </summary>
public sealed class TextColumn(Column declared, int rows, TextRule rule) : CheckedColumn(declared)
{
    private const int MostRemembered = 50_000, MostCharacters = 2_000_000;

    private readonly string?[] _values = new string?[rows];
    private readonly Dictionary<string, (string? Value, Problem? Problem)> _seen = new(StringComparer.Ordinal);

    private int _characters;

    public ReadOnlySpan<string?> Values => _values;

    public string? this[int at] => _values[at];

    public override void Clear(int at) => _values[at] = null;

    public override ReadOnlySpan<char> KeyText(int at, Span<char> room) => _values[at];

    protected override Problem? TakeValue(ReadOnlySpan<char> cell, int at)
    {
        var seen = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!seen.TryGetValue(cell, out var known))
        {
            known = rule(cell.ToString(), Declared);
            _characters += cell.Length;
            if (_seen.Count >= MostRemembered || _characters > MostCharacters)
            {
                _seen.Clear();
                _characters = cell.Length;
            }

            seen[cell] = known;
        }

        _values[at] = known.Value;
        return known.Problem;
    }
}

/// <summary>What a text becomes in canonical form, or what is wrong with it.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "A rule, not an event.")]
public delegate (string? Value, Problem? Problem) TextRule(string text, Column column);

public static class TextRules
{
    public static TextRule For(ColumnType type) => type switch
    {
        ColumnType.Text => Text,
        ColumnType.Country => Country,
        ColumnType.Currency => Currency,
        ColumnType.Quarter => Quarter,
        ColumnType.Year => Year,
        ColumnType.Code => Code,
        ColumnType.Codes => Codes,
        ColumnType.Status => Code,
        ColumnType.Period => CodeRules.Period,
        ColumnType.Area => CodeRules.Area,
        ColumnType.Occupation => CodeRules.Occupation,
        ColumnType.Industry => CodeRules.Industry,
        ColumnType.Education => CodeRules.Education,
        ColumnType.Language => CodeRules.Language,
        ColumnType.Sex => CodeRules.Sex,
        ColumnType.AgeGroup => CodeRules.AgeGroup,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a text column."),
    };

    /// <summary>Text is kept as it is; one that a spreadsheet would act on is said, since it is seldom meant.</summary>
    private static (string?, Problem?) Text(string text, Column column) => (text, IsFormula(text) ? new Problem(FindingCodes.FormulaText, "Write the value that the formula gives.") : null);

    private static bool IsFormula(string text) => text[0] is '=' or '@'
        || (text[0] is '+' or '-' && text.Length > 1 && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static (string?, Problem?) Country(string text, Column column) => CountryCode.TryParse(text, out var country)
        ? (country.Alpha3, null)
        : (null, new Problem(FindingCodes.UnknownCountry, Suggestion.Country(text)
            ?? $"Write an ISO 3166-1 alpha-3 code such as {column.Example}; aggregates are not countries."));

    private static (string?, Problem?) Currency(string text, Column column) => Imdi.Shared.Currency.TryParse(text, out var currency)
        ? (currency.Code, null)
        : (null, new Problem(FindingCodes.UnknownCurrency, $"Write an ISO 4217 code such as {column.Example}."));

    private static (string?, Problem?) Quarter(string text, Column column) =>
        Period.TryParse(text, out var period) && period.Frequency == Frequency.Quarter && period.Year is >= 1900 and <= 2100
            ? (period.ToString(), null)
            : (null, new Problem(FindingCodes.NotAQuarter, $"Write a quarter such as {column.Example}."));

    private static (string?, Problem?) Year(string text, Column column) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && text.Length == 4 && year is >= 1900 and <= 2100
            ? (text, null)
            : (null, new Problem(FindingCodes.NotAYear, $"Write a year such as {column.Example}."));

    private static (string?, Problem?) Code(string text, Column column) => Listed(text, column) is { } code
        ? (code, null)
        : (null, NotListed(text, column));

    private static (string?, Problem?) Codes(string text, Column column)
    {
        List<string> codes = [];
        foreach (string part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Listed(part, column) is not { } code) return (null, NotListed(part, column));
            if (!codes.Contains(code)) codes.Add(code);
        }

        return codes.Count > 0 ? (string.Join(';', codes), null) : (null, NotListed(text, column));
    }

    private static string? Listed(string text, Column column) =>
        column.Codes.FirstOrDefault(code => string.Equals(code, text, StringComparison.OrdinalIgnoreCase));

    private static Problem NotListed(string text, Column column) => new(FindingCodes.UnknownCode,
        $"{Suggestion.DidYouMean(text, column.Codes)}Write {(column.Type == ColumnType.Codes ? "one or more, joined by ;, " : "one ")}of: {string.Join(", ", column.Codes)}.");
}
