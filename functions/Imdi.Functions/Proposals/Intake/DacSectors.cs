namespace Imdi.Functions.Proposals;

/// <summary>The OECD DAC purpose codes that a proposal may carry (domain.md §8.3); never 93010, refugees in donor countries.</summary>
internal static class DacSectors
{
    public static IReadOnlyList<string> Codes { get; } =
        ["15190", "24050", "15136", "13096", "16020", "16070", "16080", "11330", "12281", "16062", "43010"];
}
