using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Whom the secretariat names as the person to write to about a proposal.</summary>
/// <param name="Email">Where a link to the proposal's status goes.</param>
internal sealed record ContactRequest(string? Name = null, string? Email = null, string? Phone = null)
{
    private const string Of = "applicant.contact.";

    /// <summary>By the same rules as the contact of a new proposal.</summary>
    public Outcome<Contact> Check()
    {
        var answers = new CheckedAnswers(new Dictionary<string, string> { [Of + "name"] = Name ?? "", [Of + "email"] = Email ?? "", [Of + "phone"] = Phone ?? "" });
        var contact = new Contact(answers.Text(Of + "name"), answers.Text(Of + "email"), answers.Optional(Of + "phone"));
        CheckPartners.EmailIsOne(answers, Of + "email", contact.Email);
        return answers.Errors.Count == 0
            ? contact
            : Refusal.Unprocessable("contact-incomplete", "Nobody was named; the errors say what would be right.", [.. answers.Errors.Select(error => error with { Pointer = error.Pointer[error.Pointer.LastIndexOf('/')..] })]);
    }
}
