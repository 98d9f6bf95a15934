namespace Imdi.Functions.Indicators;

/// <summary>
/// The distinct texts of one part of figures' keys, each with a number: a key is then 16 bytes that are compared and hashed as such, instead of eight texts.
/// Grows by what is read and never shrinks; texts are code lists' but for surveys.
/// </summary>
internal sealed class CodePool(int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private volatile string[] _texts = [""];
    private int _count = 1;
    private int[] _ranks = [0];

    public string this[int number] => _texts[number];

    public int Of(string text)
    {
        if (text.Length == 0) return 0;
        lock (_lock)
        {
            if (_numbers.TryGetValue(text, out int number)) return number;
            if (_count == most) throw new InvalidOperationException($"More than {most} different texts in one part of keys, the last of them '{text}'.");
            if (_count == _texts.Length) _texts = [.. _texts, .. new string[_texts.Length]];
            _texts[_count] = text;
            return _numbers[text] = _count++;
        }
    }

    /// <summary>By number, the place of each text in ordinal order.</summary>
    public int[] Ranks()
    {
        lock (_lock)
        {
            if (_ranks.Length == _count) return _ranks;
            int[] numbers = [.. Enumerable.Range(0, _count)], ranks = new int[_count];
            Array.Sort(numbers, (one, other) => string.CompareOrdinal(_texts[one], _texts[other]));
            for (int place = 0; place < numbers.Length; place++) ranks[numbers[place]] = place;
            return _ranks = ranks;
        }
    }
}
