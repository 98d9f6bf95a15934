namespace Imdi.Functions.Datasets;

/// <summary>A value as it may be shown: short, on one line, without what a terminal or a spreadsheet would act on.</summary>
public static class Excerpt
{
    public const int Length = 80;

    public static string Of(ReadOnlySpan<char> value)
    {
        bool cut = value.Length > Length;
        if (cut) value = value[..(Length - 1)];
        return string.Create(value.Length + (cut ? 1 : 0), value, static (target, source) =>
        {
            for (int at = 0; at < source.Length; at++) target[at] = IsPlain(source, at) ? source[at] : '\uFFFD';
            if (target.Length > source.Length) target[^1] = '…';
        });
    }

    private static bool IsPlain(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        var c when char.IsHighSurrogate(c) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at > 0 && char.IsHighSurrogate(text[at - 1]),
        // Line separators and the marks that turn the direction of what follows.
        '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => false,
        var c => !char.IsControl(c),
    };
}
