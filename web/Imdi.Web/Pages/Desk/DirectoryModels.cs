using Imdi.Shared;

namespace Imdi.Web.Pages.Desk;

/// <summary>The desk of whoever is signed in.</summary>
/// <param name="Roles">Kebab-case, such as <c>focal-point</c>; none for an account that nobody has given a role.</param>
public sealed record DeskHomeModel(DeskAccess Access, IReadOnlyList<string> Roles, string? Organisation, IReadOnlyList<CountryCode> Countries)
{
    /// <summary>Where the account is signed in.</summary>
    public IReadOnlyList<SessionLine> Sessions { get; init; } = [];
}

/// <param name="IsThis">Whether it is the browser that asks.</param>
public sealed record SessionLine(string Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool IsThis);

/// <summary>Where somebody of the Directory stands.</summary>
public enum PersonState { Serving, Invited, Unverified, Later, Ended }

public sealed record PersonLine(
    string Id, string Name, IReadOnlyList<string> Roles, string? Organisation, IReadOnlyList<CountryCode> Countries, DateOnly From, DateOnly? Until, bool IsAlternate, PersonState State)
{
    /// <summary>Kebab-case, such as <c>labour-market</c>; none for all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}

/// <param name="Constituency">Kebab-case, such as <c>civil-society</c>.</param>
public sealed record OrganisationLine(string Id, string Name, string Constituency, CountryCode? Country, string? IatiRef, bool Executes, DateOnly? EndedOn);

/// <summary>A topic of focal points.</summary>
/// <param name="Topic">Kebab-case, such as <c>labour-market</c>.</param>
/// <param name="Covered">How many countries have a verified primary focal point for it.</param>
/// <param name="Without">The others.</param>
public sealed record TopicLine(string Topic, int Covered, IReadOnlyList<CountryCode> Without);

public sealed record DirectoryModel(DeskAccess Access, IReadOnlyList<PersonLine> People, IReadOnlyList<OrganisationLine> Organisations, IReadOnlyList<TopicLine> Topics)
{
    /// <summary>Requests to join that wait for a decision.</summary>
    public IReadOnlyList<JoiningLine> Joinings { get; init; } = [];
}

/// <param name="Constituency">Kebab-case, such as <c>civil-society</c>.</param>
public sealed record JoiningLine(string Id, string Name, string Constituency, CountryCode? Country, DateOnly On);

/// <summary>The form of a person, as it was filled in.</summary>
/// <param name="Id">Null for somebody new.</param>
/// <param name="Tag">What a change carries back.</param>
public sealed record PersonFormModel(DeskAccess Access, string? Id, string? Tag, IReadOnlyList<(string Id, string Name)> Organisations, IReadOnlyList<FieldError> Errors)
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? ReadsIn { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public string? Organisation { get; init; }

    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public string? Constituency { get; init; }

    public string? From { get; init; }

    public string? Until { get; init; }

    public bool Alternate { get; init; }

    public PersonState State { get; init; }

    public DateOnly? VerifiedOn { get; init; }
}

/// <summary>The form of an organisation, as it was filled in.</summary>
public sealed record OrganisationFormModel(DeskAccess Access, string? Id, string? Tag, IReadOnlyList<FieldError> Errors)
{
    public string? NewId { get; init; }

    public string? Name { get; init; }

    public string? Constituency { get; init; }

    public string? Country { get; init; }

    public string? IatiRef { get; init; }

    public bool Executes { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    public DateOnly? EndedOn { get; init; }
}

/// <summary>What somebody finds who opens an invitation; without a name it is not open any more.</summary>
/// <param name="SignIn">Where to sign in first; null for somebody who has.</param>
public sealed record InvitationModel(string Secret, string? Name, IReadOnlyList<string> Roles, string? SignIn, bool IsRefused);
