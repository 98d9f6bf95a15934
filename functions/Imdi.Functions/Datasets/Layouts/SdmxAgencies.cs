namespace Imdi.Functions.Datasets;

/// <summary>Whose structures these are: <c>OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0)</c>, <c>ESTAT:MIGR_IMM1CTZ(1.0)</c>.</summary>
internal static class SdmxAgencies
{
    public static DatasetSource Eurostat { get; } = new("eurostat", "Eurostat", "https://ec.europa.eu/eurostat", "CC BY 4.0", IsDemonstration: false);

    private static readonly DatasetSource Oecd = new("oecd", "OECD", "https://data-explorer.oecd.org", "CC BY 4.0", IsDemonstration: false);

    /// <summary>The publisher with the dataflow, so that one dataflow does not take another's place; null for an agency that is not known.</summary>
    public static DatasetSource? Find(string structure)
    {
        int colon = structure.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return null;
        var publisher = structure[..colon].Split('.')[0].ToUpperInvariant() switch { "ESTAT" => Eurostat, "OECD" => Oecd, _ => null };
        if (publisher is null) return null;
        string flow = structure[(colon + 1)..].Split('(')[0];
        string id = $"{publisher.Id}-{string.Concat(flow[(flow.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";
        return publisher with { Id = id[..Math.Min(40, id.Length)].TrimEnd('-'), Name = $"{publisher.Name}, {Excerpt.Of(flow)}" };
    }
}
