namespace Imdi.Functions.Remittances;

/// <summary>Values that recur, each kept once and named by a number.</summary>
public sealed class Numbered<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _values = [];
    private int _last;

    public int Of(T value)
    {
        // Rows beside each other have much in common, and some values are slow to look up.
        if (_values.Count > 0 && (typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(value, _values[_last]) : ReferenceEquals(value, _values[_last]))) return _last;
        return _last = Find(value);
    }

    public T this[int number] => _values[number];

    private int Find(T value)
    {
        if (_numbers.TryGetValue(value, out int number)) return number;
        _numbers[value] = _values.Count;
        _values.Add(value);
        return _values.Count - 1;
    }
}
