using System.Reflection;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>The filters of nationals abroad in an address, each of which may be repeated for one of several.</summary>
internal sealed record AbroadFilter(AbroadQuestion Question) : IAskedInQuery
{
    private static readonly string[] HomeStatuses = [AbroadKey.AnyStatus, "employed", "unemployed", "student", "inactive", "unknown"];

    public static IReadOnlyList<AskedParameter> Parameters { get; } =
    [
        new("country", text => CountryCode.TryParse(text, out _), "an ISO 3166-1 code of a country, such as NPL", "Countries of nationality."),
        new("destination", text => Datasets.Area.TryParse(text, out _), "an ISO 3166-1 code such as QAT, or WLD", "Where they live."),
        new("sex", text => text is "F" or "M" or "T" or "UNK", "F, M, T or UNK", "Sex, T for both."),
        new("education", text => Datasets.EducationGroup.Of(text) is not null, "an ISCED 2011 level or range such as 5T8, or T", "Skill, by level of education."),
        new("homeStatus", HomeStatuses.Contains, $"one of {string.Join(", ", HomeStatuses)}", "What they did at home before they left."),
        new("occupation", text => text == "T" || OccupationCode.TryParse(text, null, out _), "an ISCO-08 code such as 71, or T", "Occupation abroad."),
        new("from", text => Period.TryParse(text, out _), SeriesFilter.PeriodIs, "This period and later."),
        new("to", text => Period.TryParse(text, out _), SeriesFilter.PeriodIs, "This period and earlier."),
    ];

    public static ValueTask<AbroadFilter?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult<AbroadFilter?>(new AbroadFilter(new AbroadQuestion
    {
        Countries = PartFilter.Each(context, "country", text => CountryCode.TryParse(text, out var country) ? country.Alpha3 : null),
        Destinations = PartFilter.Each(context, "destination", text => Datasets.Area.TryParse(text, out var area) ? area.Code : null),
        Sexes = PartFilter.Each(context, "sex", text => text), Educations = PartFilter.Each(context, "education", Datasets.EducationGroup.Of), HomeStatuses = PartFilter.Each(context, "homeStatus", text => text),
        Occupations = PartFilter.Each(context, "occupation", text => text), From = SeriesFilter.PeriodOf(context, "from"), To = SeriesFilter.PeriodOf(context, "to"),
    }));
}
