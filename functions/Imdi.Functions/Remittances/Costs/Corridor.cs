using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Money going from one country to another; ordered by its codes and written <c>USA-MEX</c>.</summary>
public readonly record struct Corridor(CountryCode From, CountryCode To) : IComparable<Corridor>
{
    public int CompareTo(Corridor other)
    {
        int bySender = From.CompareTo(other.From);
        return bySender != 0 ? bySender : To.CompareTo(other.To);
    }

    public override string ToString() => $"{From}-{To}";

    public static bool operator <(Corridor left, Corridor right) => left.CompareTo(right) < 0;

    public static bool operator <=(Corridor left, Corridor right) => left.CompareTo(right) <= 0;

    public static bool operator >(Corridor left, Corridor right) => left.CompareTo(right) > 0;

    public static bool operator >=(Corridor left, Corridor right) => left.CompareTo(right) >= 0;
}
