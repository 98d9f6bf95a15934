using System.Globalization;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>Takes typed answers as what they should be, and collects what is wrong with them: all of it, under the fields' own pointers.</summary>
/// <param name="region">Says which codes of its lists may be chosen; null where none of these is asked for.</param>
internal sealed class CheckedAnswers(IReadOnlyDictionary<string, string> answers, Region? region = null)
{
    // Each of these is written to when the proposal is submitted.
    private static readonly Dictionary<string, int> MostRows = new() { ["identification.countries"] = 30, ["partners.executing"] = 10 };

    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public void Add(string name, string code, string detail) => _errors.Add(new(IntakeField.PointerOf(name), code, detail));

    /// <summary>Null when nothing usable was typed; what is missing, too long or not offered in the region is noted.</summary>
    public string? Optional(string name)
    {
        var field = IntakeFields.Find(name) ?? throw new ArgumentException($"The form has no field {name}.", nameof(name));
        string text = TypedText.Clean(answers.GetValueOrDefault(name)) ?? "";
        if (text.Length > field.Longest) Add(name, "too-long", $"At most {field.Longest} characters; it has {text.Length}.");
        else if (NotOffered(field, text) is { Length: > 0 } refused) Add(name, "not-offered", $"Not {string.Join(", ", refused)}, which this region does not offer: {string.Join(", ", Offered(field))}.");
        else if (text.Length > 0) return text;
        else if (field.Required) Add(name, "required", "This field is needed.");
        return null;
    }

    public string Text(string name) => Optional(name) ?? "";

    public TEnum One<TEnum>(string name)
        where TEnum : struct, Enum =>
        Read(name, "unknown-choice", $"One of {string.Join(", ", Choice<TEnum>.Names)}.", (string text, out TEnum value) => { bool known = Choice<TEnum>.TryParse(text, null, out var choice); value = choice.Value; return known; });

    public bool YesNo(string name) => Read(name, "unknown-choice", "yes or no.", (string text, out bool value) => { value = text == "yes"; return text is "yes" or "no"; });

    public CountryCode Country(string name) => Read<CountryCode>(name, "unknown-country", "An ISO 3166-1 code of a country, such as NPL.", CountryCode.TryParse);

    public Currency Currency(string name) => Read<Currency>(name, "unknown-currency", "An ISO 4217 code of a currency, such as USD.", Shared.Currency.TryParse);

    public DateOnly Day(string name) => OptionalDay(name) ?? default;

    public DateOnly? OptionalDay(string name) => ReadOptional(name, "not-a-date", "A day such as 2027-03-01.", (string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1990 and <= 2200);

    public int Whole(string name, int least, int most) => OptionalWhole(name, least, most) ?? 0;

    public int? OptionalWhole(string name, int least, int most) => ReadOptional(name, "not-a-whole-number", $"A whole number from {least} to {most}.", (string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most);

    public decimal Number(string name) => OptionalNumber(name) ?? 0;

    public decimal? OptionalNumber(string name) => ReadOptional(name, "not-a-number", "A number with a point and no other separators, such as 12.5.", (string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value));

    /// <summary>An amount above zero in the currency of the budget, as programs write it or as people type it; zero, noted, for anything else.</summary>
    public Money Amount(string name, Currency currency)
    {
        if (Optional(name) is not { } text || currency == default) return new(0, currency);
        string unit = text.Split(' ')[^1];
        bool hasUnit = unit.Length < text.Length && unit.All(char.IsLetter);
        string amount = hasUnit ? text[..^unit.Length].TrimEnd() : text;
        if (hasUnit && !unit.Equals(currency.Code, StringComparison.OrdinalIgnoreCase)) Add(name, "currency-differs", $"All amounts are in the currency of the budget, {currency}.");
        else if (!Money.TryParse(amount, currency, out var money) && !TypedMoney.TryParse(amount, currency, out money)) Add(name, "not-an-amount", $"An amount that reads one way only, with at most {currency.Decimals} decimals, such as {new Money(125000, currency).ToAmountText()}.");
        else if (money.Minor <= 0) Add(name, "amount-not-positive", "More than zero.");
        else if (money.Minor > TypedMoney.MostMinor) Add(name, "amount-above-limit", $"At most {new Money(TypedMoney.MostMinor, currency).ToAmountText()}.");
        else return money;
        return new(0, currency);
    }

    /// <summary>The rows of a list into which something was typed; an empty list of those that are needed is noted.</summary>
    public IReadOnlyList<T> Rows<T>(string list, Func<string, T> read)
    {
        var rows = answers.Rows(list, filledOnly: true);
        if (MostRows.TryGetValue(list, out int most) && rows.Count > most) Add(list, "too-many-rows", $"At most {most}.");
        if (rows.Count == 0 && IntakeFields.NeededRows.Contains(IntakeField.PatternOf(list))) Add(list, "row-missing", "At least one is needed.");
        return [.. rows.Select(row => read($"{list}.{row}"))];
    }

    // What is no code of the list at all is for the field's own check to say.
    private string[] NotOffered(IntakeField field, string text) =>
    [
        .. (field.Kind == AskedAs.Choices ? text.Split(',', StringSplitOptions.TrimEntries) : [text])
            .Where(code => field.Choices.Contains(code, StringComparer.OrdinalIgnoreCase) && !Offered(field).Contains(code, StringComparer.OrdinalIgnoreCase)),
    ];

    private IEnumerable<string> Offered(IntakeField field) => region is null ? field.Choices : OfferedCodes.Of(region, IntakeField.WordsOf(field.Pattern), field.Choices);

    private delegate bool TryRead<T>(string text, out T value);

    private T Read<T>(string name, string code, string right, TryRead<T> tryRead)
        where T : struct => ReadOptional(name, code, right, tryRead) ?? default;

    private T? ReadOptional<T>(string name, string code, string right, TryRead<T> tryRead)
        where T : struct
    {
        if (Optional(name) is not { } text) return null;
        if (tryRead(text, out var value)) return value;
        Add(name, code, right);
        return null;
    }
}
