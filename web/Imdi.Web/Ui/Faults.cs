using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Ui;

/// <summary>How a refused field is named and worded on a page.</summary>
public static class Faults
{
    /// <summary>The id of the field that a JSON pointer names: <c>#/right_price</c> and <c>/right_price</c> are <c>right_price</c>.</summary>
    public static string FieldId(FieldError error) => error.Pointer.TrimStart('#', '/').Replace('/', '-');

    /// <summary>The reader's own words for this field and code, else for the code alone, else what the rule says.</summary>
    public static string Sentence(Texts texts, FieldError error)
    {
        string code = $"fault.{error.Code}";
        string ofField = $"{code}.{FieldId(error)}";
        return texts.Has(ofField) ? texts[ofField] : texts.Has(code) ? texts[code] : error.Detail;
    }

    public static string? Of(Texts texts, IReadOnlyList<FieldError> errors, string field) =>
        errors.FirstOrDefault(error => FieldId(error) == field) is { } error ? Sentence(texts, error) : null;
}
