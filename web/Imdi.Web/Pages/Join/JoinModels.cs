using Imdi.Shared;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Pages.Join;

/// <summary>What was filled in; only the name where a request is confirmed.</summary>
/// <param name="Constituency">Kebab-case, such as <c>civil-society</c>.</param>
public sealed record JoinTyped(string? Name, string? Constituency, string? Country, string? Purpose, string? ContactName, string? Email);

/// <param name="Step">ask, sent, confirm, confirmed, or gone: the link leads nowhere.</param>
/// <param name="Secret">Of the link, where one is followed.</param>
public sealed record JoinModel(string Step, JoinTyped Typed, string? IssuedAt, IReadOnlyList<FieldError> Errors, string? Secret);

/// <summary>One request at the desk of the secretariat.</summary>
/// <param name="State">confirmed, approved or declined.</param>
/// <param name="Organisation">The id that it would get.</param>
public sealed record JoiningModel(
    DeskAccess Access, string Id, string Name, string Constituency, CountryCode? Country, string Purpose, string ContactName, string Email, DateOnly On, string State, string? Organisation, string? Reason, IReadOnlyList<FieldError> Errors);
