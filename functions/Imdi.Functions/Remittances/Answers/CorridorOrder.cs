using System.Text.Json;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>How the list of corridors is ordered: <c>cost</c>, or <c>-cost</c> for the greatest first. Equal values stand in order of code.</summary>
public sealed record CorridorOrder(CorridorSort By, bool Descending)
{
    public static Outcome<CorridorOrder> Of(string? sort)
    {
        if (sort is null) return new CorridorOrder(CorridorSort.Corridor, false);
        bool descending = sort.StartsWith('-');
        string name = descending ? sort[1..] : sort;
        return Names.TryGetValue(name, out var by) ? new CorridorOrder(by, descending) : Unknown;
    }

    private static readonly Dictionary<string, CorridorSort> Names =
        Enum.GetValues<CorridorSort>().ToDictionary(by => JsonNamingPolicy.KebabCaseLower.ConvertName(by.ToString()), StringComparer.Ordinal);

    private static Refusal Unknown
    {
        get
        {
            string right = $"'sort' must be one of {string.Join(", ", Names.Keys)}, with - before it for the greatest first.";
            return Refusal.Malformed("unknown-order", right, new FieldError("/sort", "unknown-order", right));
        }
    }
}
