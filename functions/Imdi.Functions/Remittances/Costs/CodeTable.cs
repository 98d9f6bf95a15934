namespace Imdi.Functions.Remittances;

/// <summary>A closed list of kebab-case codes; a flags value stands for several, joined by <c>;</c>.</summary>
public sealed class CodeTable<T>(params (T Value, string Code)[] rows)
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = rows.ToDictionary(row => row.Code, row => row.Value, StringComparer.Ordinal);

    public IReadOnlyList<(T Value, string Code)> Rows { get; } = rows;

    public IEnumerable<string> Codes => Rows.Select(row => row.Code);

    public bool TryParse(string? code, out T value) => _values.TryGetValue(code ?? "", out value);

    /// <summary>The value of a code; the default (unknown, none) where there is no such code.</summary>
    public T Parse(string? code) => TryParse(code, out var value) ? value : default;

    /// <summary>The flags of a <c>;</c>-joined list.</summary>
    public T ParseAll(string? codes)
    {
        long flags = 0;
        foreach (string code in (codes ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            flags |= ToInt64(Parse(code));
        }

        return (T)Enum.ToObject(typeof(T), flags);
    }

    /// <summary>The code of a value; null for the default.</summary>
    public string? Code(T value) => Rows.FirstOrDefault(row => EqualityComparer<T>.Default.Equals(row.Value, value)).Code;

    public IReadOnlyList<string> CodesOf(T flags) => [.. Rows.Where(row => (ToInt64(flags) & ToInt64(row.Value)) != 0).Select(row => row.Code)];

    private static long ToInt64(T value) => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
}
