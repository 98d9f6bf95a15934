using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

public enum RegisterOrder { Submitted, Changed, Title, Reference, Stage, Asked }

/// <summary>What is asked of the register; the page, the JSON and the CSV ask the same. Several values of one filter are alternatives, filters add up.</summary>
public sealed record RegisterQuestion
{
    public IReadOnlyList<CountryCode> Countries { get; init; } = [];

    /// <summary>With countries: in which role they take part.</summary>
    public IReadOnlyList<CountryRole> Roles { get; init; } = [];

    public IReadOnlyList<PaperComponent> Components { get; init; } = [];

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public IReadOnlyList<ProposalStage> Stages { get; init; } = [];

    /// <summary>Calendar years of submission.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    public IReadOnlyList<FundingWindow> Windows { get; init; } = [];

    public IReadOnlyList<ApplicantType> ApplicantTypes { get; init; } = [];

    /// <summary>All of them stand in the reference, the title, the acronym, the summary, the applicant's name or a country's.</summary>
    public string? Words { get; init; }

    public RegisterOrder Order { get; init; } = RegisterOrder.Changed;

    public bool IsDescending { get; init; } = true;

    public static RegisterQuestion Everything { get; } = new();

    public bool IsNarrowed => Countries.Count + Roles.Count + Components.Count + Kinds.Count + Stages.Count + Years.Count + Windows.Count + ApplicantTypes.Count > 0 || !string.IsNullOrWhiteSpace(Words);

    public IReadOnlyList<PublicProject> Of(IReadOnlyList<PublicProject> projects, Language language)
    {
        string[] words = (Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Ordered([.. projects.Where(project => Admits(project) && Mentions(project, words, language))]);
    }

    private bool Admits(PublicProject project) =>
        Any(Components, project.Component) && Any(Stages, project.Stage) && Any(Windows, project.Window) && Any(ApplicantTypes, project.ApplicantType) && Any(Years, project.Submitted.Year)
        && (Kinds.Count == 0 || project.Kinds.Any(Kinds.Contains))
        && project.Countries.Any(one => Any(Countries, one.Country) && Any(Roles, one.Role));

    private static bool Any<T>(IReadOnlyList<T> wanted, T value) => wanted.Count == 0 || wanted.Contains(value);

    private static bool Mentions(PublicProject project, string[] words, Language language)
    {
        if (words.Length == 0) return true;
        string all = string.Join(' ', [project.Reference, project.Title, project.Acronym, project.Plan?.Summary, project.Plan?.Applicant, .. project.Countries.Select(one => one.Country.Name(language))]);
        return words.All(word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    // The reference makes every order a whole one, so that pages neither repeat nor leave out a row. Amounts are ordered within their currency.
    private List<PublicProject> Ordered(List<PublicProject> projects)
    {
        Comparison<PublicProject> by = Order switch
        {
            RegisterOrder.Submitted => (left, right) => left.Submitted.CompareTo(right.Submitted),
            RegisterOrder.Changed => (left, right) => left.Changed.CompareTo(right.Changed),
            RegisterOrder.Title => (left, right) => string.Compare(left.Title, right.Title, StringComparison.OrdinalIgnoreCase),
            RegisterOrder.Stage => (left, right) => left.Stage.CompareTo(right.Stage),
            RegisterOrder.Asked => (left, right) => left.Asked.Currency == right.Asked.Currency
                ? left.Asked.CompareTo(right.Asked)
                : string.CompareOrdinal(left.Asked.Currency.Code, right.Asked.Currency.Code),
            _ => (_, _) => 0,
        };
        int sign = IsDescending ? -1 : 1;
        projects.Sort((left, right) => by(left, right) is var first and not 0 ? sign * first : sign * string.CompareOrdinal(left.Reference, right.Reference));
        return projects;
    }
}
