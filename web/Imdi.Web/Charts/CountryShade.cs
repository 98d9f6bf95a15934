using Imdi.Shared;

namespace Imdi.Web.Charts;

/// <summary>The colour of a country on a map, 0 for the faintest to 4 for the strongest; a country without one is hatched as "no data".</summary>
public sealed record CountryShade(CountryCode Country, int Bin);
