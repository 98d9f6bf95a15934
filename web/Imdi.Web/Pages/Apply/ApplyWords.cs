using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Apply;

/// <summary>How fields, rows and answers of the application form are named and written.</summary>
public static class ApplyWords
{
    /// <summary>The id of a control on its page.</summary>
    public static string IdOf(string name) => name.Replace('.', '-');

    /// <summary><c>/budget/lines/2/amount</c> → <c>Budget line 3: Amount</c>. Rows are counted by their numbers, so that one keeps its name when another goes.</summary>
    public static string LabelOf(View view, string pointer)
    {
        List<string> rows = [];
        string words = "";
        foreach (string part in pointer.Trim('/').Split('/'))
        {
            if (int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out int number)) rows.Add(RowOf(view, words, number));
            else words = words.Length == 0 ? part : $"{words}.{part}";
        }

        string key = view.Texts.Has($"apply.f.{words}") ? $"apply.f.{words}" : $"apply.g.{words}";
        string label = view.Texts.Has(key) ? view.Texts[key] : words;
        return rows.Count == 0 ? label : $"{string.Join(view.Language.IsRightToLeft ? "، " : ", ", rows)}: {label}";
    }

    public static string RowOf(View view, string pattern, int number) => $"{view.Texts[$"apply.row.{pattern}"]} {view.Numbers.Integer(number + 1)}";

    /// <summary>The words for one of a field's choices.</summary>
    public static string ChoiceOf(View view, AskedField field, string value) => field switch
    {
        { Named: { } named } => named.GetValueOrDefault(value, value),
        { Kind: AskedAs.YesNo } => view.Texts[value == "yes" ? "apply.yes" : "apply.no"],
        _ => view.Texts.Has($"apply.o.{field.Pattern}.{value}") ? view.Texts[$"apply.o.{field.Pattern}.{value}"] : value,
    };

    /// <summary>An answer as a reader of the language reads it; what cannot be read as what it should be stays as it was typed.</summary>
    public static string AnswerOf(View view, AskedField field, string value) => (value.Length, field.Kind) switch
    {
        (0, _) => view.Texts["apply.unanswered"],
        (_, AskedAs.Choices) => string.Join(view.Language.IsRightToLeft ? "، " : ", ", value.Split(',').Select(one => ChoiceOf(view, field, one))),
        (_, AskedAs.Choice or AskedAs.YesNo) => ChoiceOf(view, field, value),
        (_, AskedAs.Country) when CountryCode.TryParse(value, out var country) => country.Name(view.Language),
        (_, AskedAs.Currency) when Currency.TryParse(value, out var currency) => $"{currency.Name(view.Language)} ({currency})",
        (_, AskedAs.Day) when DateOnly.TryParseExact(value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) => view.Dates.Day(day),
        _ => value,
    };
}
