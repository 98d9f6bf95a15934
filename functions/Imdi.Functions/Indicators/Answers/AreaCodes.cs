using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>Areas as an address names them: first the code that values have (SA is South Asia), then any code of a country.</summary>
public static class AreaCodes
{
    public const string WhatIsRight = "an ISO 3166-1 code such as NPL, or EAP, ECA, LAC, MENA, NAC, SA (South Asia; Saudi Arabia is SAU), SSA, WLD";

    private static readonly HashSet<string> Aggregates = new(Regions.All, StringComparer.OrdinalIgnoreCase);

    public static string? Of(string? text) => text is null ? null : Aggregates.TryGetValue(text, out string? aggregate) ? aggregate : CountryCode.TryParse(text, out var country) ? country.Alpha3 : null;

    public static bool IsAggregate(string code) => Aggregates.Contains(code);

    /// <summary>A partner, who may also be a residual of the sources.</summary>
    public static string? Partner(string text) => CountryCode.TryParse(text, out var country) ? country.Alpha3 : Datasets.Area.TryParse(text, out var area) && area.Type == Datasets.Area.Residual ? area.Code : null;
}
