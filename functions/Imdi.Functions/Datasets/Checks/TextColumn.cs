using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Hashing;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Text and everything that is canonical as text: codes, countries, currencies, periods. What a cell becomes is looked up once for
/// each distinct text, so a million rows hold a few thousand strings and each row a number; a cell whose bytes were seen before is
/// not even decoded.
/// </summary>
public sealed class TextColumn(Column declared, int rows, TextRule rule) : CheckedColumn(declared)
{
    private const int Slots = 2_048, LongestInSlot = 128;

    /// <summary>What remembering a text takes beside its characters; and how much is remembered from one row group to the next.</summary>
    private const int Entry = 100, MostRemembered = 5_000_000;

    private readonly int[] _numbers = new int[rows];
    private readonly Slot[] _slots = new Slot[Slots];
    private readonly Dictionary<string, (CanonicalText? Text, Problem? Problem)> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CanonicalText> _texts = new(StringComparer.Ordinal);
    private readonly List<CanonicalText> _group = [];
    private Func<string, string>? _translate;
    private int _last, _groups, _held;

    public override int Held => _held;

    public string? this[int at] => _numbers[at] < 0 ? null : _group[_numbers[at]].Value;

    public override void Clear(int at) => _numbers[at] = ColumnBlock.NoText;

    // As it lies in the file, quotes and all: the same bytes are the same cell.
    public override Problem? Take(TableRow row, int cell, Func<string, string>? translate, int at) => Knows(row.Raw(cell), translate, at, out var problem)
        ? problem
        : Remember(row.Raw(cell), base.Take(row.Utf8(cell), translate, at), at);

    public override Problem? Take(ReadOnlySpan<byte> bytes, Func<string, string>? translate, int at) => Knows(bytes, translate, at, out var problem)
        ? problem
        : Remember(bytes, base.Take(bytes, translate, at), at);

    private bool Knows(ReadOnlySpan<byte> raw, Func<string, string>? translate, int at, out Problem? problem)
    {
        if (!ReferenceEquals(translate, _translate))
        {
            ForgetCells();
            _translate = translate;
        }

        problem = null;
        // Neighbours are often alike.
        if (!_slots[_last].Is(raw))
        {
            int place = (int)XxHash3.HashToUInt64(raw) & (Slots - 1);
            if (!_slots[place].Is(raw))
            {
                Clear(at);
                return false;
            }

            _last = place;
        }

        problem = _slots[_last].Problem;
        _numbers[at] = _slots[_last].Text is { } text ? NumberOf(text) : ColumnBlock.NoText;
        return true;
    }

    private Problem? Remember(ReadOnlySpan<byte> raw, Problem? problem, int at)
    {
        if (raw.Length <= LongestInSlot)
            _slots[(int)XxHash3.HashToUInt64(raw) & (Slots - 1)] = new Slot(raw.ToArray(), _numbers[at] < 0 ? null : _group[_numbers[at]], problem);
        return problem;
    }

    public override void CopyTo(ColumnBlock block, int rows)
    {
        _numbers.AsSpan(0, rows).CopyTo(block.As<int>());
        block.Texts.Clear();
        foreach (var text in _group) block.Texts.Add(text.Value);
    }

    public override void Emptied()
    {
        _group.Clear();
        _groups++;
        if (_held <= MostRemembered) return;
        _held = 0;
        _seen.Clear();
        _texts.Clear();
        ForgetCells();
    }

    protected override Problem? TakeValue(ReadOnlySpan<char> cell, int at)
    {
        var seen = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!seen.TryGetValue(cell, out var known))
        {
            var (value, problem) = rule(cell.ToString(), Declared);
            known = (value is null ? null : TextOf(value), problem);
            seen[cell] = known;
            _held += cell.Length + Entry;
        }

        _numbers[at] = known.Text is null ? ColumnBlock.NoText : NumberOf(known.Text);
        return known.Problem;
    }

    private void ForgetCells() => Array.Clear(_slots);

    private CanonicalText TextOf(string value)
    {
        if (_texts.TryGetValue(value, out var known)) return known;
        _held += value.Length + Entry;
        return _texts[value] = new CanonicalText(value);
    }

    /// <summary>A text's place among those of the row group.</summary>
    private int NumberOf(CanonicalText text)
    {
        if (text.Group == _groups) return text.Number;
        (text.Group, text.Number) = (_groups, _group.Count);
        _group.Add(text);
        return text.Number;
    }

    private readonly struct Slot(byte[] bytes, CanonicalText? text, Problem? problem)
    {
        public readonly CanonicalText? Text = text;
        public readonly Problem? Problem = problem;
        private readonly byte[]? _bytes = bytes;

        public bool Is(ReadOnlySpan<byte> cell) => _bytes is not null && cell.SequenceEqual(_bytes);
    }

    private sealed class CanonicalText(string value)
    {
        public string Value { get; } = value;

        public int Group { get; set; } = -1;

        public int Number { get; set; }
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
