using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>The concepts that agencies name in SDMX and in Eurostat's keys, and what they are here; read by name, whatever their order.</summary>
internal static class SdmxConcepts
{
    public const string Frequency = "FREQ", Multiplier = "UNIT_MULT", Action = "ACTION";

    /// <summary>The first of these that a kind declares takes the concept.</summary>
    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["REF_AREA"] = [Dimension.Area, Dimension.Country, Dimension.Destination], ["GEO"] = [Dimension.Area, Dimension.Country, Dimension.Destination],
        ["CITIZENSHIP"] = [Dimension.Origin], ["CITIZEN"] = [Dimension.Origin], ["BIRTH_PLACE"] = [Dimension.Origin], ["C_BIRTH"] = [Dimension.Origin],
        ["COUNTRY_BIRTH"] = [Dimension.Origin], ["COUNTERPART_AREA"] = [Dimension.Origin], ["PARTNER"] = [Dimension.Origin],
        ["OCC"] = [Dimension.Occupation], ["OCU"] = [Dimension.Occupation], ["ISCO08"] = [Dimension.Occupation],
        ["ECO"] = [Dimension.Industry], ["ACTIVITY"] = [Dimension.Industry], ["ECONOMIC_ACTIVITY"] = [Dimension.Industry], ["NACE_R2"] = [Dimension.Industry], ["ISIC4"] = [Dimension.Industry],
        ["EDU"] = [Dimension.Education], ["EDUCATION_LEV"] = [Dimension.Education], ["EDUCATION_LEVEL"] = [Dimension.Education], ["ISCED11"] = [Dimension.Education],
        ["INDIC_EM"] = [Dimension.Measure], ["UNIT_MEASURE"] = [Dimension.Unit], ["TIME"] = [Dimension.Period, Dimension.Year], ["TIME_PERIOD"] = [Dimension.Period, Dimension.Year],
        ["OBS_VALUE"] = [Dimension.Value], ["OBS_STATUS"] = [Dimension.Status], ["OBS_FLAG"] = [Dimension.Status], ["COMMENT_OBS"] = [Dimension.Note], ["OBS_COMMENT"] = [Dimension.Note],
    };

    /// <summary>Attributes and structure that say nothing of a value; they are passed over without a word.</summary>
    private static readonly HashSet<string> PassedOver = new(StringComparer.OrdinalIgnoreCase)
    {
        "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "SERIES_KEY", "OBS_KEY", "LAST UPDATE", "DECIMALS", "CONF_STATUS", "OBS_CONF", "TIME_FORMAT", "COLLECTION", "SOURCE_AGENCY",
        "PRE_BREAK_VALUE", "BASE_PER", "COMMENT_TS", "COMMENT_DSET", "TITLE", "UNIT_LENGTH", "AGEDEF", "S_ADJ", "SIZECLAS",
    };

    private static readonly Dictionary<string, (string Unit, decimal Factor)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PS"] = ("persons", 1), ["PERS"] = ("persons", 1), ["PER"] = ("persons", 1), ["NR"] = ("persons", 1), ["PERSONS"] = ("persons", 1), ["NUMBER"] = ("persons", 1),
        ["THS_PER"] = ("persons", 1_000), ["THS_PERS"] = ("persons", 1_000), ["THS"] = ("persons", 1_000), ["MIO_PER"] = ("persons", 1_000_000),
        ["PC"] = ("percent", 1), ["PT"] = ("percent", 1), ["PCT"] = ("percent", 1), ["PERCENT"] = ("percent", 1), ["PC_POP"] = ("percent", 1),
    };

    /// <summary>Measures of the OECD's migration database and Eurostat's job vacancies. B14 and B15 are the stocks, by birth and by citizenship.</summary>
    private static readonly Dictionary<string, string> Measures = new(StringComparer.OrdinalIgnoreCase)
    {
        ["B11"] = "inflow", ["B12"] = "outflow", ["B13"] = "asylum-applications", ["B16"] = "naturalisations", ["B14"] = "stock", ["B15"] = "stock",
        ["JOBVAC"] = "vacancies", ["JVR"] = "vacancy-rate", ["JOBRATE"] = "vacancy-rate",
    };

    /// <summary>The kind's column that a concept fills, or null.</summary>
    public static string? ColumnOf(DatasetKind kind, string concept) =>
        Columns.TryGetValue(concept, out string[]? candidates) && candidates.FirstOrDefault(kind.Declares) is { } column ? column
        : kind.Columns.FirstOrDefault(declared => string.Equals(declared.Name, concept, StringComparison.OrdinalIgnoreCase))?.Name;

    public static bool IsPassedOver(string concept) => PassedOver.Contains(concept);

    /// <summary>What makes a migrant, where the concept that names the origin says so.</summary>
    public static string? BasisOf(string concept) => concept.ToUpperInvariant() switch
    {
        "CITIZENSHIP" or "CITIZEN" => "citizenship",
        "BIRTH_PLACE" or "C_BIRTH" or "COUNTRY_BIRTH" => "birth",
        _ => null,
    };

    /// <summary>A unit of ours with the factor into it; the kind's own words pass, what is neither is null.</summary>
    public static (string Unit, decimal Factor)? UnitOf(DatasetKind kind, string unit)
    {
        string[] own = [.. kind.Units.Values.Distinct(), .. kind.Units.Count == 0 ? ["persons"] : Array.Empty<string>()];
        if (own.FirstOrDefault(known => string.Equals(known, unit, StringComparison.OrdinalIgnoreCase)) is { } same) return (same, 1);
        if (!Units.TryGetValue(unit, out var found)) return null;
        // A count of vacancies is one of posts.
        string counted = found.Unit == "persons" && !own.Contains("persons") && own.Contains("posts") ? "posts" : found.Unit;
        return own.Contains(counted) ? (counted, found.Factor) : null;
    }

    public static string MeasureOf(string measure) => Measures.GetValueOrDefault(measure, measure);
}
