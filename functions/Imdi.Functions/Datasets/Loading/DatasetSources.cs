using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Who figures come from: known publishers with their attribution, or whoever hands in a template.</summary>
public static partial class DatasetSources
{
    public const string Local = "local", Demonstration = "demonstration";

    private static readonly DatasetSource[] Known =
    [
        WorldBank.Prices,
        WorldBank.Knomad,
        WorldBank.KnomadStocks,
        WorldBank.Indicators,
        UnDesaLayout.Publisher,
        IlostatLayout.Publisher,
        new(Local, "This installation", null, null, IsDemonstration: false),
        new(Demonstration, "Demonstration data (invented)", null, "CC0-1.0", IsDemonstration: true),
    ];

    public static Outcome<DatasetSource> Find(string? asked, DatasetKind kind, DatasetSource? ofLayout) => (asked, ofLayout) switch
    {
        (null, { } publisher) => publisher,
        (null, null) => Known.Single(source => source.Id == Local),
        _ when Known.FirstOrDefault(source => source.Id == asked) is { } known => known,
        _ when Pattern().IsMatch(asked) => new DatasetSource(asked, asked, null, kind.Licence, IsDemonstration: false),
        _ => Refusal.Malformed("bad-source", "A source is named by 2 to 40 small letters, digits and hyphens, such as bank-of-utopia.",
            new FieldError("/source", "bad-source", "Use small letters, digits and hyphens.")),
    };

    internal static bool IsKnown(string id) => Known.Any(source => source.Id == id);

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
