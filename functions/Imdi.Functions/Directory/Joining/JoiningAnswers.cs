using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>A request to join as it is sent, before anything is believed of it.</summary>
/// <param name="Constituency">origin-government, destination-government, international-organisation, private-sector, civil-society or donor.</param>
/// <param name="Country">Whose government or where it is registered; of an international organisation none.</param>
/// <param name="Purpose">What it would like to do here.</param>
/// <param name="ContactName">Whom to write to.</param>
public sealed record JoiningAnswers(string? Name = null, string? Constituency = null, string? Country = null, string? Purpose = null, string? ContactName = null, string? Email = null)
{
    public const int LongestPurpose = 3_000;

    private const int IdLength = 26;

    /// <summary>The request, or all that is wrong with it. The same of the same address on a day is one, so that it is one message too.</summary>
    public Outcome<Joining> Check(Language language, DateTimeOffset now)
    {
        string name = (Name ?? "").Trim(), purpose = (Purpose ?? "").Trim(), contact = (ContactName ?? "").Trim(), email = (Email ?? "").Trim();
        bool isPart = Choice<Constituency>.TryParse(Constituency, null, out var part);
        CountryCode country = default;
        bool isCountry = string.IsNullOrWhiteSpace(Country) ? isPart && part.Value == Directory.Constituency.InternationalOrganisation : CountryCode.TryParse(Country, out country);
        FieldError[] errors =
        [
            .. name.Length is > 0 and <= OrganisationRequest.LongestName ? (FieldError[])[] : [new("/name", "organisation-name-wrong", $"A name of 1 to {OrganisationRequest.LongestName} characters.")],
            .. isPart ? (FieldError[])[] : [new("/constituency", "organisation-constituency-wrong", $"One of {string.Join(", ", Choice<Constituency>.Names)}.")],
            .. isCountry ? (FieldError[])[] : [new("/country", "organisation-country-wrong", "The ISO code of a country; only international organisations have none.")],
            .. purpose.Length is > 0 and <= LongestPurpose ? (FieldError[])[] : [new("/purpose", "joining-purpose-wrong", $"What the organisation would like to do here, in 1 to {LongestPurpose} characters.")],
            .. contact.Length is > 0 and <= PersonRequest.LongestName ? (FieldError[])[] : [new("/contactName", "person-name-wrong", $"A name of 1 to {PersonRequest.LongestName} characters.")],
            .. MailAddress.IsOne(email) ? (FieldError[])[] : [new("/email", "person-email-wrong", "An address such as name@example.org.")],
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("joining-incomplete", "The request was not taken; the errors say what would be right.", errors)
            : new Joining(IdOf(name, email, now), name, part.Value, string.IsNullOrWhiteSpace(Country) ? null : country, purpose, contact, email, language, now);
    }

    private static string IdOf(string name, string email, DateTimeOffset now) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{email.ToLowerInvariant()}\n{now.UtcDateTime:yyyyMMdd}")))[..IdLength];
}
