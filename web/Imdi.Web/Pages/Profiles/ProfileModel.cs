using Imdi.Shared;
using Imdi.Web.Pages.Datasets;

namespace Imdi.Web.Pages.Profiles;

/// <summary>The migration profile of a country in figures and codes, without words: what the night publishes, what is kept of each version, what pages show.</summary>
/// <param name="Version">Hash of all the rest: who cites it cites these very figures.</param>
/// <param name="Sections">Always all of them, 0 to 12, each with all its tables.</param>
public sealed record ProfileModel(CountryCode Country, string Version, ProfileCoverage Coverage, IReadOnlyList<ProfileSection> Sections, IReadOnlyList<ProfileSource> Sources)
{
    public ProfileTable? Find(string table) => Sections.SelectMany(section => section.Tables).FirstOrDefault(one => one.Id == table);
}

/// <summary>How much of the profile is known: tables of sections 1 to 11 with at least one figure, over all of them; every table weighs the same.</summary>
/// <param name="Filled">With figures of published sources.</param>
/// <param name="Demonstration">With made-up figures; they do not count.</param>
public sealed record ProfileCoverage(int Tables, int Filled, int Demonstration)
{
    /// <summary>Filled / Tables · 100, in whole percent, half away from zero.</summary>
    public int Percent => Tables == 0 ? 0 : (int)decimal.Round(Filled * 100m / Tables, MidpointRounding.AwayFromZero);
}

public sealed record ProfileSection(int Number, string Id, IReadOnlyList<ProfileTable> Tables);

public enum ProfileStatus { Known, Withheld, NoData }

/// <param name="By">What its rows are about: partner, period, age, sex, education, occupation, language, use, ground, indicator, statistic, section or source.</param>
/// <param name="Of">Which of the profile's sources it comes from, by their places.</param>
/// <param name="Kinds">Dataset kinds that fill it; none where no kind holds it.</param>
public sealed record ProfileTable(
    string Id, string By, ProfileStatus Status, bool IsDemonstration, bool IsOverdue, string? Newest, IReadOnlyList<ProfileColumn> Columns, IReadOnlyList<ProfileRow> Rows, IReadOnlyList<int> Of, IReadOnlyList<string> Kinds)
{
    /// <summary>How the platform projects its figures; null where they are stated, or follow from what is.</summary>
    public ProfileProjection? Projection { get; init; }
}

/// <param name="Method">As the projections' own files name it.</param>
/// <param name="From">The year that it starts from, the earliest where its rows differ.</param>
/// <param name="Scenario">In the source's words; null where there is one course only.</param>
public sealed record ProfileProjection(string Method, string From, string? Scenario);

/// <param name="Unit">Of its cells, unless their row has one of its own.</param>
public sealed record ProfileColumn(string Id, string Unit);

/// <param name="Period">What the row's figures are of; null where the item is the period.</param>
public sealed record ProfileRow(string Item, string? Period, string? Unit, IReadOnlyList<ProfileCell> Cells);

/// <param name="Reason">Why there is no value where one was worked out and is withheld.</param>
public sealed record ProfileCell(decimal? Value, string? Reason);

/// <summary>A version that the profile's figures come from.</summary>
/// <param name="Due">The day by which newer figures are expected.</param>
public sealed record ProfileSource(
    string Kind, string Version, string Id, string Name, string? Address, string? Licence, DateOnly? Vintage, Period? Newest, FreshnessState Freshness, DateOnly? Due, bool IsDemonstration);
