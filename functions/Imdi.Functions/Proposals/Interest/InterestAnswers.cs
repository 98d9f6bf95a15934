using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>An expression of interest as it is sent, before anything is believed of it.</summary>
/// <param name="Kind">government, international-organisation, private, civil-society, academic, donor or person.</param>
/// <param name="About">The reference of a proposal that it is about.</param>
/// <param name="MayList">Whether it may be listed publicly, without name and address of the contact.</param>
/// <param name="SubmissionId">From the form, so that sending it twice is one.</param>
public sealed record InterestAnswers(
    string? Kind = null, string? Organisation = null, string? Country = null, string? Subject = null, string? Text = null, string? About = null, string? ContactName = null, string? Email = null,
    bool MayList = false, string? SubmissionId = null)
{
    /// <summary>The interest, or all that is wrong with it at once.</summary>
    public Outcome<Interest> Check(string id, Language language, DateTimeOffset now)
    {
        bool isKind = KindOf(Kind, out var kind);
        FieldError[] errors =
        [
            .. Texts().SelectMany(text => WrongText(text.Field, text.Value)),
            .. isKind || string.IsNullOrWhiteSpace(Kind) ? (FieldError[])[] : [new(InterestField.Kind.Pointer, "not-a-choice", "One of government, international-organisation, private, civil-society, academic, donor, person.")],
            .. isKind && kind != InterestKind.Person && string.IsNullOrWhiteSpace(Organisation) ? (FieldError[])[new(InterestField.Organisation.Pointer, "required", "The organisation's name.")] : [],
            .. !string.IsNullOrWhiteSpace(Country) && !CountryCode.TryParse(Country, out _) ? (FieldError[])[new(InterestField.Country.Pointer, "not-a-country", "A country's code, such as NPL.")] : [],
            .. !string.IsNullOrWhiteSpace(About) && !Reference.TryNormalise(About, out _) ? (FieldError[])[new(InterestField.About.Pointer, "not-a-reference", "A reference such as IMDI-K7QM-2X4P-8.")] : [],
            .. !string.IsNullOrWhiteSpace(Email) && !MailAddress.IsOne(Email.Trim()) ? (FieldError[])[new(InterestField.Email.Pointer, "not-an-address", "An e-mail address, such as name@example.org.")] : [],
        ];
        if (errors.Length > 0) return Refusal.Unprocessable("interest-incomplete", "The expression of interest was not taken; the errors say what would be right.", errors);
        return new Interest(id, Reference.Of(id), kind, kind == InterestKind.Person ? null : TypedText.Clean(Organisation), CountryCode.TryParse(Country, out var country) ? country : null, TypedText.Clean(Subject)!, TypedText.Clean(Text)!,
            Reference.TryNormalise(About, out string about) ? about : null, TypedText.Clean(ContactName)!, TypedText.Clean(Email)!, language, MayList, now);
    }

    private static bool KindOf(string? text, out InterestKind kind) => Enum.TryParse(text?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out kind) && Enum.IsDefined(kind) && !int.TryParse(text, out _);

    private IEnumerable<(InterestField Field, string? Value)> Texts() =>
    [
        (InterestField.Kind, Kind), (InterestField.Organisation, Organisation), (InterestField.Subject, Subject), (InterestField.Text, Text), (InterestField.Name, ContactName), (InterestField.Email, Email),
    ];

    private static IEnumerable<FieldError> WrongText(InterestField field, string? value)
    {
        if (field.Required && string.IsNullOrWhiteSpace(value)) yield return new(field.Pointer, "required", "This field is needed.");
        if (TypedText.Clean(value)?.Length > field.Longest) yield return new(field.Pointer, "too-long", $"At most {field.Longest} characters.");
    }
}
