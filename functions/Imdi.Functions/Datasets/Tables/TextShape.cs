using System.Text;

namespace Imdi.Functions.Datasets;

/// <summary>What the first line of a text file says about its separator, where its format fixes that and counting characters would go wrong.</summary>
public static class TextShape
{
    public const int HeadBytes = 4_096;

    /// <summary>Eurostat's comma-joined key before the first tab: a file without quotes, whose commas separate nothing.</summary>
    public static bool IsEurostat(ReadOnlySpan<byte> head) => FirstLine(head).Split('\t') is [var key, _, ..] && EurostatLayout.IsKey(key);

    /// <summary>In SDMX-CSV the character after the first word of the header (field guide); null elsewhere.</summary>
    public static char? Separator(ReadOnlySpan<byte> head)
    {
        string line = FirstLine(head).TrimStart('"');
        string? word = line.StartsWith("DATAFLOW", StringComparison.OrdinalIgnoreCase) ? line[8..] : line.StartsWith("STRUCTURE", StringComparison.OrdinalIgnoreCase) ? line[9..] : null;
        if (word is ['[', _, ']', ..]) word = word[3..];
        word = word?.TrimStart('"');
        return word is [',' or ';' or '\t' or '|', ..] ? word[0] : null;
    }

    private static string FirstLine(ReadOnlySpan<byte> head)
    {
        string text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF');
        int end = text.IndexOfAny(['\r', '\n']);
        return end < 0 ? text : text[..end];
    }
}
