using System.Text.RegularExpressions;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>What the secretariat says of an organisation, by form or as JSON.</summary>
/// <param name="Id">Kebab-case, chosen once; when an organisation is changed its address says it.</param>
/// <param name="Country">Whose government or where it is registered; of an international organisation none.</param>
/// <param name="IatiRef">Its identifier in the IATI standard, such as <c>XM-DAC-47066</c>.</param>
/// <param name="Executes">Whether it may execute projects.</param>
/// <param name="Email">Where messages to it go.</param>
public sealed partial record OrganisationRequest(
    string? Id = null, string? Name = null, string? Constituency = null, string? Country = null, string? IatiRef = null, bool Executes = false, string? Email = null, string? Address = null)
{
    public const int LongestId = 60, LongestName = 200, LongestIatiRef = 60, LongestAddress = 500;

    public static OrganisationRequest Of(Organisation one) => new(
        one.Id, one.Name, new Choice<Constituency>(one.Constituency).ToString(), one.Country?.Alpha3, one.IatiRef, one.Executes, one.Email, one.Address);

    public Outcome<Organisation> ToOrganisation(Organisation? before)
    {
        List<FieldError> errors = [];
        string id = before?.Id ?? (Id ?? "").Trim(), name = (Name ?? "").Trim();
        string? iati = Filled(IatiRef), email = Filled(Email), address = Filled(Address);
        Check(id.Length <= LongestId && Kebab().IsMatch(id), "id", "organisation-id-wrong", "Small letters and digits with hyphens, such as ministry-of-labour-npl.");
        Check(name.Length is > 0 and <= LongestName, "name", "organisation-name-wrong", $"A name of 1 to {LongestName} characters.");
        Check(Choice<Constituency>.TryParse(Constituency, null, out var part), "constituency", "organisation-constituency-wrong", $"One of {string.Join(", ", Choice<Constituency>.Names)}.");
        bool isInternational = part.Value == Directory.Constituency.InternationalOrganisation;
        CountryCode country = default;
        Check(string.IsNullOrWhiteSpace(Country) ? isInternational : CountryCode.TryParse(Country, out country), "country", "organisation-country-wrong", "The ISO code of a country; only international organisations have none.");
        Check(iati is null || Iati().IsMatch(iati), "iatiRef", "organisation-iati-wrong", "An IATI organisation identifier such as XM-DAC-47066.");
        Check(email is null || (email.Length <= PersonRequest.LongestEmail && email.Contains('@', StringComparison.Ordinal)), "email", "person-email-wrong", "An address such as name@example.org.");
        Check(address is null || address.Length <= LongestAddress, "address", "organisation-address-wrong", $"At most {LongestAddress} characters.");
        return errors.Count > 0
            ? Refusal.Unprocessable("organisation-wrong", "Nothing was kept; the errors say what would be right.", [.. errors])
            : new Organisation(id, name, part.Value, string.IsNullOrWhiteSpace(Country) ? null : country, iati, address) { Executes = Executes, Email = email, EndedOn = before?.EndedOn, IsDemonstration = before?.IsDemonstration ?? false };

        void Check(bool isRight, string field, string code, string detail)
        {
            if (!isRight) errors.Add(new($"/{field}", code, detail));
        }
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Kebab();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.:_-]{1,59}\z")]
    private static partial Regex Iati();
}
