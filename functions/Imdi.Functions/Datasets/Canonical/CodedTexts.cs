using System.Collections;
using Apache.Arrow;

namespace Imdi.Functions.Datasets;

/// <summary>A column of text as the distinct texts of its batch and the place of each row's text among them: what is to be made of a text is made once for each.</summary>
public sealed class CodedTexts : IReadOnlyList<string?>
{
    private readonly int[] _codes;
    private readonly string?[] _texts;

    private CodedTexts(int[] codes, string?[] texts) => (_codes, _texts) = (codes, texts);

    /// <summary>For each row the place of its text in <see cref="Texts"/>; rows without one have a place whose text is null.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The distinct texts, null among them.</summary>
    public IReadOnlyList<string?> Texts => _texts;

    public int Count => _codes.Length;

    public string? this[int index] => _texts[_codes[index]];

    /// <summary>Any column of text; one that comes from a canonical file is coded already.</summary>
    public static CodedTexts Of(IReadOnlyList<string?> texts)
    {
        if (texts is CodedTexts coded) return coded;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string?> distinct = [null];
        int[] codes = new int[texts.Count];
        for (int row = 0; row < codes.Length; row++)
        {
            if (texts[row] is not { } text) continue;
            if (!places.TryGetValue(text, out codes[row]))
            {
                places[text] = codes[row] = distinct.Count;
                distinct.Add(text);
            }
        }

        return new CodedTexts(codes, [.. distinct]);
    }

    internal static CodedTexts Of(DictionaryArray column)
    {
        var distinct = (StringArray)column.Dictionary;
        var places = ((Int32Array)column.Indices).Values;
        string?[] texts = new string?[distinct.Length + 1];
        for (int text = 0; text < distinct.Length; text++) texts[text + 1] = distinct.GetString(text);
        int[] codes = new int[column.Length];
        bool isComplete = column.NullCount == 0;
        for (int row = 0; row < codes.Length; row++) codes[row] = isComplete || column.IsValid(row) ? places[row] + 1 : 0;
        return new CodedTexts(codes, texts);
    }

    public IEnumerator<string?> GetEnumerator()
    {
        foreach (int code in _codes) yield return _texts[code];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
