using System.Collections.Frozen;

namespace Imdi.Shared;

/// <summary>The upper levels of an international classification with their labels: rows of code, then one label a language of the site.</summary>
internal sealed class Classification
{
    private readonly FrozenDictionary<string, string[]> _rows;

    internal Classification(string file)
    {
        string[][] rows = CodeFile.Rows(file);
        Codes = [.. rows.Select(row => row[0])];
        _rows = rows.ToFrozenDictionary(row => row[0], StringComparer.Ordinal);
    }

    /// <summary>In the classification's own order, each group before its sub-groups.</summary>
    internal IReadOnlyList<string> Codes { get; }

    internal bool Has(string code) => _rows.ContainsKey(code);

    internal string Label(string code, Language language) => _rows[code][1 + language.Index];
}
