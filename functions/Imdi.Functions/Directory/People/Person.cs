using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Somebody with a role: what the sign-in proves (<paramref name="Id"/>) and what the Directory says of them.</summary>
/// <param name="Id">The subject of the sign-in, as <see cref="Caller.Id"/> has it, or <c>invited:…</c> until the first sign-in; never a name or an address.</param>
/// <param name="Organisation">Id of the organisation that the person acts for.</param>
/// <param name="Countries">Countries that a focal point answers for.</param>
/// <param name="Constituency">The seat of a panel member.</param>
/// <param name="From">First day of the term.</param>
/// <param name="Until">Last day of the term, of a focal point's verification or of a panel member's seat; null without an end.</param>
public sealed record Person(
    string Id, string Name, string Email, Language Language, IReadOnlyList<Role> Roles, string? Organisation, IReadOnlyList<CountryCode> Countries, Constituency? Constituency, DateOnly From, DateOnly? Until)
{
    public const string InvitedPrefix = "invited:";

    /// <summary>The first of a country is primary, further ones are alternates.</summary>
    public bool IsAlternate { get; init; }

    /// <summary>What a focal point answers for; all of it where none is named.</summary>
    public IReadOnlyList<FocalTopic> Topics { get; init; } = [];

    /// <summary>When the secretariat last checked that a focal point is one; null before.</summary>
    public DateOnly? VerifiedOn { get; init; }

    public bool IsDemonstration { get; init; }

    /// <summary>Whether the person has not signed in yet: the id is then one of the Directory's own.</summary>
    public bool IsInvited => Id.StartsWith(InvitedPrefix, StringComparison.Ordinal);

    public bool HasEnded(DateOnly day) => Until < day;

    /// <summary>At once: today is no day of the term any more.</summary>
    public Person End(DateOnly today) => HasEnded(today) ? this : this with { Until = today.AddDays(-1) };

    public bool IsErased => Email.Length == 0;

    /// <summary>Ends at once; name and address are gone for good, the id still says whose acts are one person's.</summary>
    public Person Erase(DateOnly today) => End(today) with { Name = "–", Email = "" };

    /// <summary>The secretariat has checked that a focal point is one: that holds for a year.</summary>
    public Outcome<Person> Verify(DateOnly today) => Roles.Contains(Role.FocalPoint) && !HasEnded(today)
        ? this with { VerifiedOn = today, Until = today.AddYears(1) }
        : Refusal.Conflict("not-a-focal-point", "Only a focal point within its term is verified.");

    /// <summary>A focal point whom the secretariat has verified.</summary>
    public bool IsVerified(DateOnly day) => Has(Role.FocalPoint, day) && VerifiedOn <= day;

    /// <summary>Whether the person may endorse proposals for the countries: verified, and for projects.</summary>
    public bool Endorses(DateOnly day) => IsVerified(day) && AnswersFor(FocalTopic.Projects);

    public bool AnswersFor(FocalTopic topic) => Topics.Count == 0 || Topics.Contains(topic);

    public bool Serves(DateOnly day) => From <= day && (Until is not { } last || day <= last);

    public bool Has(Role role, DateOnly day) => Roles.Contains(role) && Serves(day);
}
