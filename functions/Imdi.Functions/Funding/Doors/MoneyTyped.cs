using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>What was typed into a form about money, read field by field; what cannot be read is remembered as an error of its field.</summary>
/// <param name="read">The text of a field, of a form or of an address.</param>
internal sealed class MoneyTyped(Func<string, string?> read)
{
    private readonly List<FieldError> _errors = [];

    public string? this[string name] => read(name)?.Trim() is { Length: > 0 } text ? text : null;

    public bool Ticked(string name) => this[name] == "yes";

    public string Needed(string name) => this[name] ?? Wrong(name, "required", "");

    public DateOnly Day(string name) => this[name] is null ? Wrong(name, "required", default(DateOnly)) : DayOrNone(name) ?? default;

    public DateOnly? DayOrNone(string name) => this[name] is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Wrong<DateOnly?>(name, "not-a-date", null);

    public Money Amount(string name, string currency = "currency") =>
        !Currency.TryParse(Needed(currency).ToUpperInvariant(), out var known) ? (this[currency] is null ? default : Wrong(currency, "unknown-currency", default(Money)))
        : this[name] is null ? Wrong(name, "required", default(Money))
        : TypedMoney.TryParse(this[name], known, out var money) ? money : Wrong(name, "not-an-amount", default(Money));

    public decimal? Number(string name) => this[name] is null ? Wrong<decimal?>(name, "required", null) : TypedMoney.Number(this[name]) ?? Wrong<decimal?>(name, "not-an-amount", null);

    /// <summary>Those that were chosen in the rows of a form, each once.</summary>
    public IReadOnlyList<CountryCode> Countries() =>
    [
        .. Enumerable.Range(1, MoneyForms.MostCountries).Select(number => $"country-{number}").Where(name => this[name] is not null)
            .Select(name => CountryCode.TryParse(this[name]!.ToUpperInvariant(), null, out var country) ? country : Wrong(name, "not-a-country", default(CountryCode))).Distinct(),
    ];

    public TValue Choice<TValue>(string name) where TValue : struct, Enum => ChoiceOrNone<TValue>(name) ?? Wrong(name, "required", default(TValue));

    public TValue? ChoiceOrNone<TValue>(string name) where TValue : struct, Enum => Enum.TryParse<TValue>(this[name], out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The form's own id makes sending it twice one act.</summary>
    public string Key() => SubmissionId.TryParse(this["submission_id"], null, out var id) ? id.ToString() : Wrong("main", "form-not-ours", "");

    public MoveOrder Order(Caller caller, DateTimeOffset now) => new(caller, Key(), Day("on"), now, this["text"]);

    /// <summary>Acts when everything could be read; what refuses it, if anything does.</summary>
    public async Task<Refusal?> RunAsync<T>(Func<Task<Outcome<T>>> act) => _errors.Count > 0 ? Refusal.Unprocessable("form-incomplete", "Fields are missing or wrong.", [.. _errors.Distinct()]) : (await act()).Refusal;

    private T Wrong<T>(string name, string code, T instead)
    {
        _errors.Add(new($"/{name}", code, code));
        return instead;
    }
}
