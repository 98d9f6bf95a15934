using System.Reflection;
using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>The parts that values are told apart by, in an address; each may be repeated for one of several.</summary>
internal sealed record PartFilter(ValueQuestion Question) : IAskedInQuery
{
    public static IReadOnlyList<AskedParameter> Parameters { get; } =
    [
        new("counterpart", text => AreaCodes.Partner(text) is not null, "an ISO 3166-1 code such as QAT, or a residual such as OTHER_SOUTH", "The other country of a pair."),
        new("sex", text => text is "F" or "M" or "T" or "UNK", "F, M, T or UNK", "Sex, T for both."),
        new("age", text => Datasets.AgeGroup.Of(text) is not null, "an age group such as T, Y15-24 or Y_GE15", "Age group."),
        new("education", text => Datasets.EducationGroup.Of(text) is not null, "an ISCED 2011 level or range such as 5T8, or T", "Level of education."),
        new("occupation", text => text == "T" || OccupationCode.TryParse(text, null, out _), "an ISCO-08 code such as 221, or T", "Occupation."),
    ];

    public static ValueTask<PartFilter?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult<PartFilter?>(new PartFilter(new ValueQuestion
    {
        Counterparts = Each(context, "counterpart", AreaCodes.Partner), Sexes = Each(context, "sex", text => text), Ages = Each(context, "age", Datasets.AgeGroup.Of),
        Educations = Each(context, "education", Datasets.EducationGroup.Of), Occupations = Each(context, "occupation", text => text),
    }));

    internal static IReadOnlyList<string> Each(HttpContext context, string name, Func<string, string?> code) => [.. context.Request.Query[name].OfType<string>().Select(code).OfType<string>().Distinct()];
}
