using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Which values of an indicator are asked for; an empty list asks for all.</summary>
public sealed record ValueQuestion
{
    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<string> Counterparts { get; init; } = [];

    public Period? From { get; init; }

    public Period? To { get; init; }

    public IReadOnlyList<string> Sexes { get; init; } = [];

    public IReadOnlyList<string> Ages { get; init; } = [];

    public IReadOnlyList<string> Educations { get; init; } = [];

    public IReadOnlyList<string> Occupations { get; init; } = [];

    /// <summary>ok, withheld, or a reason.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    public bool? Aggregate { get; init; }

    /// <summary>Of each series the newest value that is given and is no projection; of one without any the newest.</summary>
    public bool Latest { get; init; }

    /// <summary>value or period, with a minus from the greatest down; null for the order of the keys.</summary>
    public string? Sort { get; init; }

    public static IReadOnlyList<string> Sorts { get; } = ["value", "-value", "period", "-period"];

    public bool AdmitsArea(AreaRow area) => (Areas.Count == 0 || Areas.Contains(area.Area)) && (Aggregate is not { } wanted || wanted == area.IsAggregate);

    public IEnumerable<ValueRow> Of(IEnumerable<ValueRow> rows)
    {
        var admitted = rows.Where(Admits);
        return Latest
            ? admitted.GroupBy(row => (row.Counterpart, row.Sex, row.Age, row.Education, row.Occupation, row.Survey)).Select(series => Newest.Of([.. series], row => row.Value is not null, row => Marks.IsProjected(row.Marked))!)
            : admitted;
    }

    private bool Admits(ValueRow row) =>
        Has(Counterparts, row.Counterpart) && Has(Sexes, row.Sex) && Has(Ages, row.Age) && Has(Educations, row.Education) && Has(Occupations, row.Occupation)
        && (Statuses.Count == 0 || Statuses.Contains(row.Reason ?? "ok") || (row.Reason is not null && Statuses.Contains("withheld")))
        && (From is not { } from || (Period.TryParse(row.Period, out var at) && at.LastDay >= from.FirstDay)) && (To is not { } to || (Period.TryParse(row.Period, out var then) && then.FirstDay <= to.LastDay));

    private static bool Has(IReadOnlyList<string> asked, string part) => asked.Count == 0 || asked.Contains(part);
}
