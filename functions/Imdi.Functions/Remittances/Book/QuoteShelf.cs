using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Every quote of the book, packed, and found by corridor and quarter.</summary>
public sealed class QuoteShelf
{
    private const int ChunkSize = 1 << 14;
    private readonly List<PackedQuote[]> _chunks = [];
    private readonly QuotePacking _packing = new();
    private readonly Dictionary<Corridor, SortedDictionary<Period, List<int>>> _index = [];
    private readonly Dictionary<(Corridor, Period), List<int>> _places = [];

    public int Count { get; private set; }

    public IEnumerable<Corridor> Corridors => _index.Keys;

    public void Add(Quote quote)
    {
        int number = Count++;
        if (number % ChunkSize == 0) _chunks.Add(new PackedQuote[ChunkSize]);
        _chunks[^1][number % ChunkSize] = _packing.Pack(quote);
        NumbersOf(quote.Corridor, quote.Period).Add(number);
    }

    /// <summary>The quarters of a corridor, oldest first.</summary>
    public IEnumerable<Period> Quarters(Corridor corridor) => _index.TryGetValue(corridor, out var quarters) ? quarters.Keys : [];

    public IReadOnlyList<Quote> Of(Corridor corridor, Period quarter) =>
        _index.TryGetValue(corridor, out var quarters) && quarters.TryGetValue(quarter, out var numbers) ? [.. numbers.Select(At)] : [];

    public IEnumerable<Quote> Of(Corridor corridor) => Quarters(corridor).SelectMany(quarter => Of(corridor, quarter));

    private List<int> NumbersOf(Corridor corridor, Period quarter)
    {
        if (_places.TryGetValue((corridor, quarter), out var known)) return known;
        if (!_index.TryGetValue(corridor, out var quarters)) _index[corridor] = quarters = [];
        return _places[(corridor, quarter)] = quarters[quarter] = [];
    }

    private Quote At(int number) => _packing.Unpack(in _chunks[number / ChunkSize][number % ChunkSize]);
}
