using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>What a proposal says, checked: the fields of the form (domain.md §8.2) with their types. A draft holds the same fields as they were typed.</summary>
public sealed record ProposalContent
{
    public required Identification Identification { get; init; }

    public required Applicant Applicant { get; init; }

    public required Partners Partners { get; init; }

    public required Purpose Purpose { get; init; }

    public required Alignment Alignment { get; init; }

    public required Logframe Logframe { get; init; }

    public required IReadOnlyList<PlannedActivity> WorkPlan { get; init; }

    public required Budget Budget { get; init; }

    public required IReadOnlyList<ProjectRisk> Risks { get; init; }

    public required Safeguards Safeguards { get; init; }

    /// <summary>What goes on when the money ends, and how the project is handed over.</summary>
    public required string Sustainability { get; init; }

    /// <summary>OECD DAC purpose codes; their shares sum to 100 %.</summary>
    public required IReadOnlyList<SectorShare> Sectors { get; init; }

    public IReadOnlyList<CountryCode> Countries => [.. Identification.Countries.Select(one => one.Country)];
}

/// <summary>The paper's three components (Annexes I–III): labour-market databases and planning; migration for development; mobility policy.</summary>
public enum PaperComponent { I, II, III }

public enum FundingWindow { Core, AdHoc }

public enum CountryRole { Origin, Destination, Transit }

public sealed record InvolvedCountry(CountryCode Country, CountryRole Role);

/// <param name="Title">At most 120 characters.</param>
/// <param name="ActivityKinds">Codes of the paper's list of activities (<c>ActivityKinds</c>), such as <c>pre-departure-training</c>; at least one.</param>
/// <param name="Starts">First day planned.</param>
/// <param name="Months">Duration, 1 to 120.</param>
public sealed record Identification(
    string Title, string? Acronym, PaperComponent Component, FundingWindow Window, IReadOnlyList<InvolvedCountry> Countries, IReadOnlyList<string> ActivityKinds, string Summary, DateOnly Starts, int Months);

public enum ApplicantType { Government, Private, CivilSociety }

/// <param name="Contact">Personal data: never published; null once it has been erased.</param>
/// <param name="ConflictDeclaration">Interests that the applicant has in its partners or in the panel; null where it declared none.</param>
public sealed record Applicant(ApplicantType Type, string Name, string? LegalId, CountryCode Country, string? Address, Contact? Contact, string? ConflictDeclaration);

/// <summary>A person to write to.</summary>
public sealed record Contact(string Name, string Email, string? Phone);

/// <param name="Executing">International organisations that execute the project, at least one; each has to accept (paper ¶32).</param>
/// <param name="Local">Local partners, public, private or of civil society.</param>
public sealed record Partners(IReadOnlyList<ExecutingAgency> Executing, IReadOnlyList<LocalPartner> Local);

/// <param name="Organisation">Its id in the Directory where it is listed there.</param>
/// <param name="Email">Where the request to accept goes; personal data; null once erased.</param>
public sealed record ExecutingAgency(string Name, string? Organisation, string? Email);

public enum PartnerSector { Public, Private, CivilSociety, Academic }

public sealed record LocalPartner(string Name, PartnerSector Sector, CountryCode Country, string? Contribution);

/// <param name="OriginBenefit">What the country of origin gains (mission.md S8); so for destination and migrants.</param>
public sealed record Purpose(string Problem, string Objective, Beneficiaries Beneficiaries, string OriginBenefit, string DestinationBenefit, string MigrantBenefit);

/// <summary>Counts by sex; null where it is not known, which is not zero.</summary>
public sealed record Beneficiaries(string Description, int? Women, int? Men, int? SexNotStated);

/// <summary>Consistency with a poverty reduction strategy or national development plan (paper ¶32, "Pool resources").</summary>
/// <param name="Reference">The plan's title and chapter; null only with a reason why there is none.</param>
public sealed record Alignment(string Statement, string? Reference, string? ReasonNoPlan);

/// <summary>Objective → outcomes → outputs → activities.</summary>
public sealed record Logframe(string Objective, IReadOnlyList<ProjectOutcome> Outcomes);

public sealed record ProjectOutcome(string Text, IReadOnlyList<ResultIndicator> Indicators, IReadOnlyList<ProjectOutput> Outputs);

public sealed record ProjectOutput(string Text, IReadOnlyList<ResultIndicator> Indicators, IReadOnlyList<string> Activities);

/// <param name="Id">Stable within the proposal, such as <c>1.2.1</c>: actual values are reported under it.</param>
public sealed record ResultIndicator(string Id, string Text, string Unit, decimal? Baseline, int? BaselineYear, decimal Target, DateOnly TargetDate, string Source, string? Assumption);

public sealed record PlannedActivity(string Text, string Party, DateOnly From, DateOnly Until);

public enum BudgetCategory { Personnel, Consultants, Travel, Equipment, Training, SubGrants, MonitoringEvaluation, Communication, Indirect, Contingency }

/// <param name="Year">Which year of the project, from 1.</param>
public sealed record BudgetLine(BudgetCategory Category, string Text, int Year, Money Amount);

/// <param name="Currency">All amounts are in it; any of ISO 4217.</param>
/// <param name="UsdRate">US dollars for one unit of the currency, and the day it was read, for comparison only; null for dollars.</param>
public sealed record Budget(Currency Currency, IReadOnlyList<BudgetLine> Lines, IReadOnlyList<CoFinance> CoFinance, decimal? UsdRate, DateOnly? UsdRateOn)
{
    /// <summary>Σ of the lines, exact.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money Total => Lines.Aggregate(new Money(0, Currency), (sum, line) => sum + line.Amount);
}

public sealed record CoFinance(string Funder, Money Amount, bool IsConfirmed);

public enum Level { Low, Medium, High }

public sealed record ProjectRisk(string Text, Level Likelihood, Level Impact, string Mitigation);

/// <summary>Human rights and ethics: do no harm, data protection, the employer pays (mission.md S8, S127).</summary>
public sealed record Safeguards(string DoNoHarm, string DataProtection, bool WorkersPayNoFees, string RightsCheck);

/// <param name="Code">OECD DAC five-digit purpose code, such as 15190.</param>
public sealed record SectorShare(string Code, decimal Percent);
