using System.Collections.Frozen;
using System.Globalization;

namespace Imdi.Shared;

/// <summary>Countries that exist no more under their code, by either of their former codes.</summary>
internal static class WithdrawnCountries
{
    internal static readonly FrozenDictionary<string, WithdrawnCountry> ByCode = ReadCodes();

    private static FrozenDictionary<string, WithdrawnCountry> ReadCodes()
    {
        var codes = new Dictionary<string, WithdrawnCountry>(StringComparer.OrdinalIgnoreCase);
        foreach (string[] row in CodeFile.Rows("withdrawn-countries.json"))
        {
            var country = Read(row);
            codes.Add(country.Code, country);
            if (row[1] != "") codes.Add(row[1], country);
        }

        return codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static WithdrawnCountry Read(string[] row) =>
        new(row[0], row[2], int.Parse(row[3], CultureInfo.InvariantCulture), [.. row[4].Split(' ').Select(code => CountryCode.Parse(code))]);
}
