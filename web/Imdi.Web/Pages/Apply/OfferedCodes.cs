using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Apply;

/// <summary>The code lists of the application of which a region may offer a part, and the fields that choose from them.</summary>
public static class OfferedCodes
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["sectors"] = "sectors.code", ["activityKinds"] = "identification.activityKinds", ["windows"] = "identification.window", ["components"] = "identification.component",
    };

    public static IReadOnlyCollection<string> Lists => Fields.Keys;

    /// <summary>All codes of a list, which are those that have words.</summary>
    public static IReadOnlyList<string> Codes(string list) => Texts.For(Language.English).Keys
        .Where(key => key.StartsWith($"apply.o.{Fields[list]}.", StringComparison.Ordinal)).Select(key => key[$"apply.o.{Fields[list]}.".Length..]).Order(StringComparer.Ordinal).ToList();

    public static string Words(Texts texts, string list, string code) => texts[$"apply.o.{Fields[list]}.{code}"];

    /// <summary>What a field offers of its choices.</summary>
    public static IEnumerable<string> Of(Region region, string pattern, IReadOnlyList<string> choices) =>
        Fields.FirstOrDefault(field => field.Value == pattern).Key is { } list ? region.Offered(list, choices) : choices;
}
