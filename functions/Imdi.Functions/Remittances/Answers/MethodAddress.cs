using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Where the method behind a figure is explained.</summary>
internal static class MethodAddress
{
    public static string In(Language language) => $"/{language}/send/method/";
}
