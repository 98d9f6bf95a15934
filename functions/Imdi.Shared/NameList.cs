using System.Collections.Frozen;

namespace Imdi.Shared;

/// <summary>The names of one code list in one language, in the order in which its readers look for them.</summary>
internal sealed class NameList
{
    private readonly FrozenDictionary<string, string> _names;

    internal NameList(string file)
    {
        string[][] rows = CodeFile.Rows(file);
        Order = [.. rows.Select(row => row[0])];
        _names = rows.ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    }

    internal IReadOnlyList<string> Order { get; }

    internal string this[string code] => Find(code) ?? throw new KeyNotFoundException($"'{code}' has no name in the code lists.");

    internal string? Find(string code) => _names.GetValueOrDefault(code);
}
