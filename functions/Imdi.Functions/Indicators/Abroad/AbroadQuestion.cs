using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Which cells of nationals abroad are asked for; an empty list asks for all.</summary>
public sealed record AbroadQuestion
{
    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<string> Destinations { get; init; } = [];

    public IReadOnlyList<string> Sexes { get; init; } = [];

    public IReadOnlyList<string> Educations { get; init; } = [];

    public IReadOnlyList<string> HomeStatuses { get; init; } = [];

    public IReadOnlyList<string> Occupations { get; init; } = [];

    public Period? From { get; init; }

    public Period? To { get; init; }

    public bool Admits(AbroadEntry row) =>
        Has(Destinations, row.Destination) && Has(Sexes, row.Sex) && Has(Educations, row.Education) && Has(HomeStatuses, row.HomeStatus) && Has(Occupations, row.Occupation)
        && (From is not { } from || (Period.TryParse(row.Period, out var at) && at.LastDay >= from.FirstDay)) && (To is not { } to || (Period.TryParse(row.Period, out var then) && then.FirstDay <= to.LastDay));

    public bool AdmitsCountry(string country) => Has(Countries, country);

    private static bool Has(IReadOnlyList<string> asked, string part) => asked.Count == 0 || asked.Contains(part);
}
