using System.Text.Json;

namespace Imdi.Functions.Proposals;

/// <summary>The rubrics that come with the application, oldest first; one whose weights do not sum to 100 stops it.</summary>
internal static class ReadRubrics
{
    public static IReadOnlyList<Rubric> All { get; } = Embedded();

    public static IReadOnlyList<Rubric> From(Stream json)
    {
        var rubrics = JsonSerializer.Deserialize<List<Rubric>>(json, JsonSerializerOptions.Web) ?? [];
        return rubrics is [] || rubrics.Find(rubric => !IsSound(rubric)) is { } unsound ? throw new InvalidDataException("Weights are positive and sum to 100, criteria and versions differ.") : rubrics;
    }

    private static bool IsSound(Rubric rubric) =>
        rubric.Criteria.Sum(one => one.Weight) == 100 && rubric.Criteria.All(one => one.Weight > 0) && rubric.Criteria.DistinctBy(one => one.Id).Count() == rubric.Criteria.Count && rubric.Least < rubric.Most;

    private static IReadOnlyList<Rubric> Embedded()
    {
        using var json = typeof(ReadRubrics).Assembly.GetManifestResourceStream("panel/rubrics.json") ?? throw new InvalidOperationException("panel/rubrics.json is not embedded.");
        return From(json);
    }
}
