using System.Globalization;
using System.Text.RegularExpressions;
using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Funding;

/// <summary>Refusals of the ledger in the reader's words, with the balances that they name.</summary>
public static partial class MoneyWords
{
    /// <summary>Rules name amounts and days as <c>12.34 USD</c> and <c>2026-11-30</c>: they fill the slots of <c>money.refused.{code}</c>, in their order, written as the reader's language has them.</summary>
    public static FieldError Refused(Language language, string field, string code, string detail)
    {
        string key = $"money.refused.{code}";
        var texts = Texts.For(language);
        object[] named = [.. Named().Matches(detail).Select(match => Written(language, match.Value))];
        return texts.Has(key) ? new($"/{field}", $"money.{code}", texts[key, named]) : new($"/{field}", code, detail);
    }

    private static string Written(Language language, string text) =>
        Money.TryParse(text, null, out var money) ? Numbers.For(language).Money(money)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Dates.For(language).Day(day)
        : text;

    [GeneratedRegex(@"-?\d+(\.\d+)? [A-Z]{3}\b|\d{4}-\d\d-\d\d|\b\d+\b")]
    private static partial Regex Named();
}
