using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>A country as sender or as receiver: its averages in its latest quarter, and its corridors with their latest figure.</summary>
public sealed record CountrySide(Period? Period, IReadOnlyList<AverageRow> Averages, IReadOnlyList<CorridorRow> Corridors);

/// <summary>What <c>countries/{code}</c> answers; a side is null where no corridor is known.</summary>
public sealed record CountryAnswer(
    CountryCode Country, string Name, CountrySide? AsSender, CountrySide? AsReceiver, string Source, string? Vintage, string Method, string? Run)
{
    public IReadOnlyList<CorridorRow> Rows() => [.. AsSender?.Corridors ?? [], .. AsReceiver?.Corridors ?? []];

    /// <summary>Null where the country is part of no corridor.</summary>
    /// <param name="senderQuarter">The quarter file of the country's latest figure as sender; likewise for the receiver.</param>
    public static CountryAnswer? Of(
        CountryCode country, OverviewIndex overview, QuarterFile? senderQuarter, QuarterFile? receiverQuarter, Language language, string? run)
    {
        var sender = SideOf(AverageBy.Sender, country, overview.From(country), senderQuarter, language);
        var receiver = SideOf(AverageBy.Receiver, country, overview.To(country), receiverQuarter, language);
        if (sender is null && receiver is null) return null;
        var sources = overview.Published.Sources;
        return new CountryAnswer(
            country, country.Name(language), sender, receiver, SourceText.Of(sources), SourceText.VintageOf(sources), MethodAddress.In(language), run);
    }

    private static CountrySide? SideOf(AverageBy by, CountryCode country, IReadOnlyList<CorridorRow> corridors, QuarterFile? quarter, Language language)
    {
        if (corridors.Count == 0) return null;
        string code = AverageGroups.Codes.Code(by)!;
        return new CountrySide(
            quarter?.Period,
            [.. (quarter?.Averages ?? []).Where(row => row.By == code && row.Group == country.Alpha3).Select(row => row.Named(language))],
            [.. corridors.Select(row => row.Named(language))]);
    }
}
