using Imdi.Shared;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Pages.Endorse;

public enum AskedState { Open, Endorsed, Refused, Accepted, Declined, Closed }

/// <summary>By which right a reader is here; <see cref="SignedIn"/> needs no link.</summary>
public enum AskedLink { SignedIn, Good, Used, Expired, Revoked, Former }

public sealed record EventModel(string What, DateTimeOffset At, CountryCode? Country = null);

public sealed record QuestionModel(int Number, CountryCode Country, string Text, DateTimeOffset At, string? Answer);

/// <summary>What those who are asked read of a proposal.</summary>
/// <param name="Countries">With their roles: Origin, Destination, Transit.</param>
/// <param name="ApplicantType">Government, Private, CivilSociety.</param>
/// <param name="AlignmentReference">The national plan; null with <paramref name="ReasonNoPlan"/>.</param>
public sealed record ProposalFacts(
    string Id, string Reference, int Round, string Title, string Summary, IReadOnlyList<(CountryCode Country, string Role)> Countries, string Applicant, string ApplicantType, CountryCode ApplicantCountry,
    string Objective, string OriginBenefit, string DestinationBenefit, string MigrantBenefit, Money Total, DateOnly Starts, int Months, IReadOnlyList<(string Name, bool IsUnconfirmed)> Executing,
    IReadOnlyList<(string Name, CountryCode Country)> Local, string Alignment, string? AlignmentReference, string? ReasonNoPlan, IReadOnlyList<EventModel> History);

/// <summary>A form as it was typed.</summary>
public sealed record TypedAnswer(string? Answer = null, string? Office = null, string? Signatory = null, string? Reason = null, string? LetterHash = null, string? Question = null);

/// <param name="Country">Who is asked; null for an executing agency.</param>
/// <param name="Agency">Its name; null for a country.</param>
/// <param name="Party">As addresses have it: NPL, or 0 for the first agency.</param>
/// <param name="Token">The link's secret; null for somebody signed in.</param>
/// <param name="LinkSent">A new link has just been sent.</param>
public sealed record AnswerModel(
    ProposalFacts Facts, CountryCode? Country, string? Agency, string Party, AskedLink Link, string? Token, AskedState State, DateTimeOffset? AnsweredAt, string? Office, string? Signatory, string? Words,
    bool CanRevoke, bool LinkSent, IReadOnlyList<QuestionModel> Questions, TypedAnswer Typed, IReadOnlyList<FieldError> Errors)
{
    /// <summary>Null for whoever is here by a link that is no longer good.</summary>
    public Apply.FilesModel? Files { get; init; }

    public bool CanAnswer => State == AskedState.Open && Link is AskedLink.SignedIn or AskedLink.Good;

    public bool HasAnswer => State is AskedState.Endorsed or AskedState.Refused or AskedState.Accepted or AskedState.Declined;
}

/// <param name="Party">As addresses have it; null where the reader only looks after all.</param>
/// <param name="Since">When it was asked; null where nobody has been.</param>
public sealed record AskedRowModel(string Id, string Reference, string Title, string Applicant, CountryCode? Country, string? Agency, string Party, AskedState State, DateTimeOffset? Since);

/// <param name="Mine">What is asked of the reader.</param>
/// <param name="Gaps">For the secretariat: nobody to ask.</param>
/// <param name="Late">For the secretariat: no answer for 30 days.</param>
public sealed record EndorsementDeskModel(DeskAccess Access, IReadOnlyList<AskedRowModel> Mine, IReadOnlyList<AskedRowModel> Gaps, IReadOnlyList<AskedRowModel> Late, NameFocalPointModel? Form);

/// <summary>Naming an address for one country or executing agency of one proposal, as it was typed.</summary>
/// <param name="Country">Null for an agency.</param>
/// <param name="Agency">Its name; null for a country.</param>
/// <param name="Party">As addresses have it: NPL, or 0 for the first agency.</param>
public sealed record NameFocalPointModel(string Id, CountryCode? Country, string? Agency, string Party, string? Email, string? Language, string? Verification, IReadOnlyList<FieldError> Errors);

public sealed record TurnaroundRow(CountryCode? Country, int Cases, int Answered, double MedianDays, bool MedianIsAtLeast, double NinetiethDays, bool NinetiethIsAtLeast);

public sealed record TurnaroundModel(IReadOnlyList<TurnaroundRow> Rows);
