using Imdi.Shared;

namespace Imdi.Functions.Funding;

// Shapes of the CommonGrants protocol 0.4 (https://github.com/HHS/simpler-grants-protocol, lib/core/lib/core/models), the properties that a
// public register can fill; what is null is left out. No person is in any of them: an award goes to organisations.

/// <summary>An extensible enum: one of the protocol's values, or <c>custom</c> with a value of ours.</summary>
public sealed record GrantStatus(string Value, string? CustomValue, string Description);

/// <summary><c>singleDate</c> with a date, <c>dateRange</c> with two.</summary>
public sealed record GrantEvent(string Name, string EventType, DateOnly? Date, DateOnly? StartDate, DateOnly? EndDate)
{
    public static GrantEvent On(string name, DateOnly day) => new(name, "singleDate", day, null, null);

    public static GrantEvent Between(string name, DateOnly from, DateOnly until) => new(name, "dateRange", null, from, until);
}

public sealed record GrantCustomField(string Name, string FieldType, object Value);

public sealed record OpportunityRef(Guid Id, string Title);

/// <summary>OpportunityBase: a funding window.</summary>
public sealed record GrantOpportunity(
    Guid Id, string Title, GrantStatus Status, string Description, OpportunityFunding? Funding, IReadOnlyDictionary<string, GrantCustomField> CustomFields, DateTimeOffset CreatedAt, DateTimeOffset LastModifiedAt);

/// <summary>OppFunding.</summary>
public sealed record OpportunityFunding(string? Details, Money? TotalAmountAvailable);

/// <summary>ApplicationBase: a public proposal, with the proposal itself (ProposalBase) among the custom fields, as its form is not one of the protocol's.</summary>
public sealed record GrantApplication(
    Guid Id, string Title, Guid CompetitionId, Guid OpportunityId, IReadOnlyDictionary<string, object> FormResponses, GrantStatus Status, DateTimeOffset SubmittedAt,
    IReadOnlyDictionary<string, GrantCustomField> CustomFields, DateTimeOffset CreatedAt, DateTimeOffset LastModifiedAt);

/// <summary>ProposalBase without its contacts.</summary>
public sealed record GrantProposal(string Title, string? Description, Money AmountRequested, ProposalTimeline ProjectTimeline, OpportunityRef Opportunity);

public sealed record ProposalTimeline(GrantEvent StartDate, GrantEvent EndDate);

/// <summary>AwardBase: an approved project.</summary>
public sealed record GrantAward(
    Guid Id, string Title, string Description, GrantStatus Status, AwardFunding Funding, AwardTimeline KeyDates, OpportunityRef Opportunity, ApplicationRef Application,
    OrganizationRefs Funders, OrganizationRefs RecipientOrganizations, string? Source, DateTimeOffset CreatedAt, DateTimeOffset LastModifiedAt);

/// <summary>AwdFunding, in the currency that was asked for; details name any other.</summary>
public sealed record AwardFunding(string? Details, Money RequestedAmount, Money? AwardedAmount, Money? DisbursedAmount);

/// <summary>AwdTimeline.</summary>
public sealed record AwardTimeline(GrantEvent? AwardDate, GrantEvent PeriodOfPerformance);

/// <summary>AppRef.</summary>
public sealed record ApplicationRef(Guid Id, string Title);

/// <summary>OrgRef.</summary>
public sealed record OrganizationRef(Guid Id, string Name);

/// <summary>OrgRefCollection.</summary>
public sealed record OrganizationRefs(OrganizationRef Primary, IReadOnlyDictionary<string, OrganizationRef>? OtherOrgs);

/// <summary>PaginatedT.</summary>
public sealed record GrantPage<T>(int Status, string Message, IReadOnlyList<T> Items, GrantPaging PaginationInfo);

/// <summary>PaginatedResultsInfo.</summary>
public sealed record GrantPaging(int Page, int PageSize, int TotalItems, int TotalPages);

/// <summary>OkT.</summary>
public sealed record GrantOne<T>(int Status, string Message, T Data);
