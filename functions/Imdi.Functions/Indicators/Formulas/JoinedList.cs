using System.Collections;

namespace Imdi.Functions.Indicators;

/// <summary>Two lists one after the other, neither copied: the same figures are inputs of hundreds of pairs.</summary>
internal sealed class JoinedList<T>(IReadOnlyList<T> first, IReadOnlyList<T> second) : IReadOnlyList<T>
{
    public int Count => first.Count + second.Count;

    public T this[int index] => index < first.Count ? first[index] : second[index - first.Count];

    public IEnumerator<T> GetEnumerator() => first.Concat(second).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
