namespace Imdi.Functions.Datasets;

/// <summary>Sources with their publishers' own addresses. None is asked before a region switches it on.</summary>
public static class KnownSources
{
    public static IReadOnlyList<DeclaredSource> All { get; } =
    [
        // ILOSTAT's bulk facility: one indicator a file, one row an observation.
        new()
        {
            Id = "ilostat-unemployment", Kind = "unemployment",
            Address = "https://rplumber.ilo.org/data/indicator?id=UNE_DEAP_SEX_AGE_RT_A&format=.csv.gz",
            Every = TimeSpan.FromDays(7), Licence = "CC BY 4.0",
        },
        // The World Bank's API packs the data with two files of metadata, anew at each call.
        new()
        {
            Id = "world-bank-remittances-received", Kind = "country-indicators",
            Address = "https://api.worldbank.org/v2/en/indicator/BX.TRF.PWKR.CD.DT?downloadformat=csv",
            DataFile = "API_", Every = TimeSpan.FromDays(7), LargestBytes = 16 * 1024 * 1024, Licence = "CC BY 4.0",
        },
    ];
}
