namespace Imdi.Functions.Remittances;

/// <summary>Values that recur, each kept once and named by a number.</summary>
public sealed class Numbered<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _values = [];

    public int Of(T value)
    {
        if (_numbers.TryGetValue(value, out int number)) return number;
        _numbers[value] = _values.Count;
        _values.Add(value);
        return _values.Count - 1;
    }

    public T this[int number] => _values[number];
}
