namespace Imdi.Functions.Proposals;

/// <summary>Text as people type it.</summary>
internal static class TypedText
{
    /// <summary>Without the blanks around it and without control characters, which nobody types; line breaks are kept. Null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        string kept = string.Concat((text ?? "").ReplaceLineEndings("\n").Where(letter => letter == '\n' || !char.IsControl(letter))).Trim();
        return kept.Length == 0 ? null : kept;
    }
}
