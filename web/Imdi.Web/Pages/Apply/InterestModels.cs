using Imdi.Shared;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Pages.Apply;

/// <summary>An expression of interest as it may be listed: without name and address of the sender.</summary>
/// <param name="Kind">As the API has it: civil-society, donor.</param>
/// <param name="State">new, acknowledged or closed.</param>
public sealed record ListedInterestModel(string Reference, string Kind, string? Organisation, CountryCode? Country, string Subject, string? About, DateOnly ReceivedOn, string State);

/// <summary>/interest/: the form, or its receipt where <paramref name="Reference"/> is known, and what is listed.</summary>
public sealed record InterestModel(
    string SubmissionId, string IssuedAt, string? Kind, string? Organisation, CountryCode? Country, string? Subject, string? Text, string? About, string? ContactName, string? Email, bool MayList,
    IReadOnlyList<FieldError> Errors, string? Reference, IReadOnlyList<ListedInterestModel> Listed);

public sealed record InterestRowModel(ListedInterestModel Interest, string Text, string ContactName, string Email, string? Note, bool MayList);

/// <summary>/desk/interests/: the secretariat's inbox, new ones first.</summary>
public sealed record InterestDeskModel(DeskAccess Access, IReadOnlyList<InterestRowModel> Interests, IReadOnlyList<FieldError> Errors);

/// <summary>Who expresses an interest, as the API names it.</summary>
public static class InterestKinds
{
    public static IReadOnlyList<string> All { get; } = ["government", "international-organisation", "private", "civil-society", "academic", "donor", "person"];
}
