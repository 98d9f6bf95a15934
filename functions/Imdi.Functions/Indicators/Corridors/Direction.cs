using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>
/// From where to where people of a corridor move: North is a high-income economy by the World Bank's groups, South any other that it classifies; null where it classifies one of the two not. Source: World Bank country
/// and lending groups; Ratha and Shaw 2007, South–South Migration and Remittances, for the rule.
/// </summary>
/// <param name="Class">N-N, N-S, S-N or S-S, from origin to destination.</param>
public sealed record Direction(string? Class, bool? IsFromHighIncome, bool? IsToHighIncome, int FiscalYear)
{
    public static Direction Of(CountryCode from, CountryCode to)
    {
        bool? origin = CodeLists.IsHighIncome(from.Alpha3), destination = CodeLists.IsHighIncome(to.Alpha3);
        return new Direction(origin is { } one && destination is { } other ? $"{Letter(one)}-{Letter(other)}" : null, origin, destination, CodeLists.IncomeFiscalYear);
    }

    private static char Letter(bool isHighIncome) => isHighIncome ? 'N' : 'S';
}
