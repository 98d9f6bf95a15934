using Imdi.Shared;

namespace Imdi.Functions.Proposals;

public enum PlanReference { Yes, NoPlan, NotYet }

/// <summary>What the short check asks; null where nothing was answered.</summary>
/// <param name="Applicant">Null with <paramref name="IsPerson"/>: somebody who acts for no organisation.</param>
public sealed record EligibilityQuestion(ApplicantType? Applicant, bool IsPerson, CountryCode? Country, bool? HasAgency, PlanReference? Plan, decimal? Amount, Currency? Currency);

public enum FindingKind { Met, ToDo, Stops }

/// <param name="Code">Stable: <c>guide.answer.{code}</c> says it, with what to do, in four languages.</param>
public sealed record EligibilityFinding(string Code, FindingKind Kind);

/// <summary>What stands in the way of a proposal, before anybody writes one. It binds nobody: the form and the secretariat judge what is sent (paper ¶29, ¶32).</summary>
public static class Eligibility
{
    public static IReadOnlyList<EligibilityFinding> Judge(EligibilityQuestion asked, SeedMoneySettings seed) =>
    [
        asked switch
        {
            { IsPerson: true } => new("person", FindingKind.Stops),
            { Applicant: ApplicantType.Government } => new("government", FindingKind.Met),
            { Applicant: ApplicantType.Private } => new("private", FindingKind.Met),
            { Applicant: ApplicantType.CivilSociety } => new("civil-society", FindingKind.Met),
            _ => new("applicant-unknown", FindingKind.ToDo),
        },
        asked.Country is null ? new("country-unknown", FindingKind.ToDo) : new("country", FindingKind.Met),
        asked.HasAgency == true ? new("agency", FindingKind.Met) : new("agency-unknown", FindingKind.ToDo),
        asked.Plan switch
        {
            PlanReference.Yes => new("plan", FindingKind.Met),
            PlanReference.NoPlan => new("no-plan", FindingKind.Met),
            _ => new("plan-unknown", FindingKind.ToDo),
        },
        Track(asked, seed),
    ];

    private static EligibilityFinding Track(EligibilityQuestion asked, SeedMoneySettings seed) => asked switch
    {
        { Amount: not > 0 } or { Currency: null } => new("amount-unknown", FindingKind.ToDo),
        { Amount: { } amount, Currency: { } currency } when SeedMoney.CeilingIn(currency, seed) is { } ceiling && amount <= ceiling.Amount => new("seed", FindingKind.Met),
        _ => new("full", FindingKind.Met),
    };
}
