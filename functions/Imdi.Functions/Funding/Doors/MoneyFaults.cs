using Imdi.Shared;
using Imdi.Web.Pages.Funding;

namespace Imdi.Functions.Funding;

/// <summary>Which field of a form a refusal belongs to; one of no field stands at the page's work.</summary>
internal static class MoneyFaults
{
    public static IReadOnlyList<FieldError> Of(Language language, Refusal? refusal, IReadOnlyList<MoneyInput> fields) => refusal switch
    {
        null => [],
        { Errors: [] } => [MoneyWords.Refused(language, Known(FieldOf(refusal.Code), fields), refusal.Code, refusal.Detail)],
        _ => [.. refusal.Errors.Select(error => MoneyWords.Refused(language, Known(RowOf(error.Pointer.TrimStart('#', '/')), fields), error.Code, error.Detail)).DistinctBy(error => (error.Pointer, error.Code))],
    };

    private static string FieldOf(string code) => code switch
    {
        "balance-too-low" or "too-many-contributions" or "amount-not-positive" or "amount-too-large" or "more-than-budget" or "more-than-signed" or "key-used" => "amount",
        "other-currency" or "not-signed" or "same-currency" => "currency",
        "no-such-window" => "window",
        "no-such-proposal" or "not-approved" or "decision-not-released" or "endorsement-missing" or "refund-of-what" => "proposal",
        "no-such-contribution" => "contribution",
        "window-wrong" or "id-exists" => "id",
        "tranche-paid" or "plan-wrong" or "no-such-report" => "tranches",
        _ => "main",
    };

    // A rule speaks of the list, a form has its rows.
    private static string RowOf(string field) => field switch { "parts" or "tranches" => "amount-1", "countries" => "country-1", "spent" => "spent-0", "actuals" => "actual-0", _ => field };

    private static string Known(string field, IReadOnlyList<MoneyInput> fields) =>
        fields.Any(one => one.Id == field) ? field : field == "amount" && fields.Any(one => one.Id == "given") ? "given" : field == "tranches" && fields.Any(one => one.Id == "amount-1") ? "amount-1" : "main";
}
