using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A report of a wrong price as it is sent, before anything is believed of it.</summary>
/// <param name="Provider">Whose price.</param>
/// <param name="Contact">An e-mail address, only if the secretariat may ask about the report; never published.</param>
/// <param name="SubmissionId">From the form, so that sending it twice is one report.</param>
public sealed record ReportAnswers(
    string? From = null, string? To = null, string? Provider = null, string? WhatIsWrong = null, string? RightPrice = null, string? SeenOn = null,
    string? Contact = null, string? SubmissionId = null)
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The report, or all that is wrong with it at once.</summary>
    public Outcome<PriceReport> Check(Corridor? known, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        DateOnly? seen = ReadDay(SeenOn);
        FieldError[] errors =
        [
            .. Texts().SelectMany(text => WrongText(text.Field, text.Value)),
            .. known is null ? (FieldError[])[new(ReportField.To.Pointer, "no-such-corridor", "Name a pair of countries that this site has a page for.")] : [],
            .. !string.IsNullOrWhiteSpace(SeenOn) && !(seen >= Earliest && seen <= today.AddDays(1))
                ? (FieldError[])[new(ReportField.SeenOn.Pointer, "not-a-date", "A day up to today, such as 2025-09-30.")] : [],
            .. !string.IsNullOrWhiteSpace(Contact) && !IsAddress(Contact.Trim())
                ? (FieldError[])[new(ReportField.Contact.Pointer, "not-an-address", "An e-mail address, such as name@example.org.")] : [],
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("report-incomplete", "The report was not taken; the errors say what would be right.", errors)
            : new PriceReport(known!.Value, Clean(Provider)!, Clean(WhatIsWrong)!, Clean(RightPrice), seen, Clean(Contact), now);
    }

    private IEnumerable<(ReportField Field, string? Value)> Texts() =>
    [
        (ReportField.Provider, Provider), (ReportField.WhatIsWrong, WhatIsWrong), (ReportField.RightPrice, RightPrice), (ReportField.Contact, Contact),
    ];

    private static IEnumerable<FieldError> WrongText(ReportField field, string? value)
    {
        if (field.Required && string.IsNullOrWhiteSpace(value)) yield return new(field.Pointer, "required", "This field is needed.");
        if (Clean(value)?.Length > field.Longest) yield return new(field.Pointer, "too-long", $"At most {field.Longest} characters.");
    }

    private static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool IsAddress(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is var at && at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    // Line breaks are kept; other control characters are nothing that a person typed.
    private static string? Clean(string? text)
    {
        string kept = string.Concat((text ?? "").ReplaceLineEndings("\n").Where(letter => letter == '\n' || !char.IsControl(letter))).Trim();
        return kept.Length == 0 ? null : kept;
    }
}
