using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Remembers what a code text means: a column of a million rows holds a few hundred different ones.</summary>
internal sealed class QuoteRowCodes
{
    public Remembered<CountryCode> Country { get; } = new(text => CountryCode.Parse(text));

    public Remembered<Currency> Currency { get; } = new(text => Imdi.Shared.Currency.Parse(text));

    public Remembered<Period> Period { get; } = new(text => Imdi.Shared.Period.Parse(text));

    public Remembered<Instruments> Instruments { get; } = new(QuoteCodes.Instruments.ParseAll);

    public Remembered<AccessPoints> AccessPoints { get; } = new(QuoteCodes.AccessPoints.ParseAll);

    public Remembered<Pickups> Pickups { get; } = new(QuoteCodes.Pickups.ParseAll);

    internal sealed class Remembered<T>(Func<string, T> parse)
    {
        private readonly Dictionary<string, T> _known = new(StringComparer.Ordinal);

        public T Of(string text)
        {
            if (!_known.TryGetValue(text, out var value)) _known[text] = value = parse(text);
            return value;
        }
    }
}
