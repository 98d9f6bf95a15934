namespace Imdi.Functions.Proposals;

/// <summary>The one table of the fields of an expression of interest: its name in the form, its name in JSON, how long it may be, and whether it must be there.</summary>
internal sealed record InterestField(string Form, string Json, int Longest, bool Required)
{
    public static readonly InterestField
        Kind = new("kind", "kind", 30, true),
        Organisation = new("organisation", "organisation", 200, false),
        Country = new("country", "country", 3, false),
        Subject = new("subject", "subject", 120, true),
        Text = new("text", "text", 3000, true),
        About = new("about", "about", 40, false),
        Name = new("contact_name", "contactName", 200, true),
        Email = new("email", "email", 254, true),
        MayList = new("may_list", "mayList", 5, false);

    public static IReadOnlyList<InterestField> All { get; } = [Kind, Organisation, Country, Subject, Text, About, Name, Email, MayList];

    public string Pointer => "/" + Json;

    /// <summary>The form's own name of a field that an error points to.</summary>
    public static string FormPointer(string pointer) => All.FirstOrDefault(field => field.Pointer == pointer) is { } known ? "/" + known.Form : pointer;
}
