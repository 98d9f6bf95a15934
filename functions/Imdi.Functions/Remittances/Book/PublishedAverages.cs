using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>The published corridor averages of all sources; where two state the same quarter, the later release holds.</summary>
public sealed class PublishedAverages
{
    private static readonly Dictionary<Period, PublishedAverage> None = [];
    private readonly Dictionary<Corridor, Dictionary<Period, PublishedAverage>> _corridors = [];

    public IEnumerable<Corridor> Corridors => _corridors.Keys;

    public IReadOnlyDictionary<Period, PublishedAverage> Of(Corridor corridor) => _corridors.GetValueOrDefault(corridor, None);

    /// <summary>Demonstration figures never enter.</summary>
    public void Add(Corridor corridor, Period period, PublishedAverage average)
    {
        if (average.Source.IsDemonstration) return;
        if (!_corridors.TryGetValue(corridor, out var quarters)) _corridors[corridor] = quarters = [];
        if (!quarters.TryGetValue(period, out var known) || Precedes(known.Source, average.Source)) quarters[period] = average;
    }

    private static bool Precedes(CostSource known, CostSource other) => Nullable.Compare(known.Vintage, other.Vintage) switch
    {
        < 0 => true,
        > 0 => false,
        _ => string.CompareOrdinal(known.Id, other.Id) < 0,
    };
}
