using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The one table of the gate's fields: names in forms and JSON, and how long each may be.</summary>
internal sealed record EndorsementField(string Form, string Json, int Longest)
{
    public static readonly EndorsementField
        Country = new("country", "country", 3),
        Agency = new("agency", "agency", 3),
        Round = new("round", "round", 6),
        Answer = new("answer", "answer", 10),
        Office = new("office", "office", 200),
        Signatory = new("signatory", "signatory", 200),
        Reason = new("reason", "reason", 2000),
        LetterHash = new("letter_hash", "letterHash", 64),
        Question = new("question", "question", 2000),
        Email = new("email", "email", 254),
        Language = new("language", "language", 2),
        Verification = new("verification", "verification", 1000);

    public static IReadOnlyList<EndorsementField> All { get; } = [Country, Agency, Round, Answer, Office, Signatory, Reason, LetterHash, Question, Email, Language, Verification];

    public string Pointer => "/" + Json;

    /// <summary>The form's own name of a field that an error points to; what belongs to no field is told at the first.</summary>
    public static string FormPointer(string pointer) => "/" + (All.FirstOrDefault(field => field.Pointer == pointer)?.Form ?? Answer.Form);

    public IEnumerable<FieldError> Faults(string? value, bool isRequired)
    {
        if (isRequired && TypedText.Clean(value) is null) yield return new(Pointer, "required", "This field is needed.");
        if (TypedText.Clean(value)?.Length > Longest) yield return new(Pointer, "too-long", $"At most {Longest} characters.");
    }
}

/// <summary>A country's answer as it is sent.</summary>
/// <param name="Country">Whose answer it is.</param>
/// <param name="Answer"><c>endorse</c> or <c>refuse</c>.</param>
/// <param name="Office">The ministry or office that answers; it is published.</param>
/// <param name="Signatory">Who answers; never published.</param>
/// <param name="Reason">Needed to refuse.</param>
/// <param name="LetterHash">SHA-256 of the signed letter.</param>
/// <param name="Round">Which submission was read; an answer to an earlier one is refused.</param>
public sealed record CountryAnswers(string? Country = null, string? Answer = null, string? Office = null, string? Signatory = null, string? Reason = null, string? LetterHash = null, int? Round = null)
{
    public Outcome<PartyAnswer> Check()
    {
        FieldError[] errors =
        [
            .. Answer is "endorse" or "refuse" ? (FieldError[])[] : [new(EndorsementField.Answer.Pointer, "endorsement-answer-missing", "endorse or refuse.")],
            .. EndorsementField.Reason.Faults(Reason, isRequired: false),
            .. Answer == "refuse" && TypedText.Clean(Reason) is null ? (FieldError[])[new(EndorsementField.Reason.Pointer, "reason-needed", "Say why.")] : [],
            .. EndorsementField.Office.Faults(Office, isRequired: true),
            .. EndorsementField.Signatory.Faults(Signatory, isRequired: true),
            .. TypedText.Clean(LetterHash) is { } hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigit)) ? (FieldError[])[new(EndorsementField.LetterHash.Pointer, "letter-hash-wrong", "64 hexadecimal digits.")] : [],
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("answer-incomplete", "The answer was not taken; the errors say what would be right.", errors)
            : new PartyAnswer(
                Answer == "endorse" ? AnswerKind.Endorse : AnswerKind.Refuse,
                new(TypedText.Clean(Office), TypedText.Clean(Signatory)!, TypedText.Clean(Reason), TypedText.Clean(LetterHash)?.ToLowerInvariant()), Round);
    }
}

/// <summary>An executing agency's answer as it is sent.</summary>
/// <param name="Agency">Its number among the proposal's executing agencies, from 0.</param>
/// <param name="Answer"><c>accept</c> or <c>decline</c>.</param>
/// <param name="Signatory">Who answers; never published.</param>
/// <param name="Reason">Needed to decline.</param>
/// <param name="Round">Which submission was read.</param>
public sealed record AgencyAnswers(int? Agency = null, string? Answer = null, string? Signatory = null, string? Reason = null, int? Round = null)
{
    public Outcome<PartyAnswer> Check()
    {
        FieldError[] errors =
        [
            .. Answer is "accept" or "decline" ? (FieldError[])[] : [new(EndorsementField.Answer.Pointer, "endorsement-answer-missing", "accept or decline.")],
            .. EndorsementField.Reason.Faults(Reason, isRequired: false),
            .. Answer == "decline" && TypedText.Clean(Reason) is null ? (FieldError[])[new(EndorsementField.Reason.Pointer, "reason-needed", "Say why.")] : [],
            .. EndorsementField.Signatory.Faults(Signatory, isRequired: true),
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("answer-incomplete", "The answer was not taken; the errors say what would be right.", errors)
            : new PartyAnswer(Answer == "accept" ? AnswerKind.Accept : AnswerKind.Decline, new(null, TypedText.Clean(Signatory)!, TypedText.Clean(Reason)), Round);
    }
}

/// <summary>A question as it is sent.</summary>
/// <param name="Country">Whose question it is.</param>
/// <param name="Question">At most 2,000 characters.</param>
public sealed record QuestionAnswers(string? Country = null, string? Question = null)
{
    public Outcome<PartyAnswer> Check() => EndorsementField.Question.Faults(Question, isRequired: true).ToArray() is { Length: > 0 } errors
        ? Refusal.Unprocessable("question-incomplete", "The question was not taken.", errors)
        : new PartyAnswer(AnswerKind.Ask, new(null, "", TypedText.Clean(Question)));
}

/// <summary>Why an endorsement is taken back.</summary>
/// <param name="Reason">At most 2,000 characters.</param>
public sealed record RevocationAnswers(string? Reason = null)
{
    public Outcome<PartyAnswer> Check() => EndorsementField.Reason.Faults(Reason, isRequired: false).ToArray() is { Length: > 0 } errors
        ? Refusal.Unprocessable("answer-incomplete", "The reason is too long.", errors)
        : new PartyAnswer(AnswerKind.Revoke, new(null, "", TypedText.Clean(Reason)));
}

/// <summary>Whom the secretariat names for a country without a verified focal point, or for an executing agency without a good address.</summary>
/// <param name="Country">One of the proposal's; none for an agency.</param>
/// <param name="Email">Where the request goes.</param>
/// <param name="Language">Of the message.</param>
/// <param name="Verification">How the address was verified.</param>
/// <param name="Agency">Its number among the proposal's executing agencies, from 0; none for a country.</param>
public sealed record FocalPointAnswers(string? Country = null, string? Email = null, string? Language = null, string? Verification = null, int? Agency = null)
{
    public Outcome<NamedFocalPoint> Check(DateTimeOffset now)
    {
        bool hasCountry = CountryCode.TryParse(Country, out var country), isAgency = TypedText.Clean(Country) is null && Agency >= 0;
        var language = default(Language);
        FieldError[] errors =
        [
            .. hasCountry || isAgency ? (FieldError[])[] : [new(EndorsementField.Country.Pointer, "unknown-country", "One of the proposal's countries; for an executing agency its number in /agency.")],
            .. EndorsementField.Email.Faults(Email, isRequired: true),
            .. TypedText.Clean(Email) is { } email && !MailAddress.IsOne(email) ? (FieldError[])[new(EndorsementField.Email.Pointer, "not-an-address", "An e-mail address, such as name@example.org.")] : [],
            .. Shared.Language.TryParse(Language, CultureInfo.InvariantCulture, out language) ? (FieldError[])[] : [new(EndorsementField.Language.Pointer, "required", "One of en, fr, es, ar.")],
            .. EndorsementField.Verification.Faults(Verification, isRequired: true),
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("focal-point-incomplete", "The address was not taken; the errors say what would be right.", errors)
            : new NamedFocalPoint(isAgency ? null : country, TypedText.Clean(Email)!, language, TypedText.Clean(Verification)!, now) { Agency = isAgency ? Agency : null };
    }
}
