using Imdi.Shared;

namespace Imdi.Functions.Remittances;

internal static class Corridors
{
    /// <summary>The corridor of two canonical codes; a code that is none is a bug of the data room, which has checked it.</summary>
    public static Corridor Of(string? from, string? to) => new(CountryCode.Parse(from!), CountryCode.Parse(to!));
}
