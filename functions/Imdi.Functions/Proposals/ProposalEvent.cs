using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>One line of a proposal's history, without personal data: what a status page and, for public kinds, the register show.</summary>
/// <param name="What">A stable kebab-case word, such as <c>submitted</c>, <c>endorsed</c>, <c>decided</c>: <c>event.{what}</c> names it in four languages.</param>
/// <param name="Country">Whose country did it, where one did.</param>
public sealed record ProposalEvent(string What, DateTimeOffset At, CountryCode? Country = null, string? Note = null);
