using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>A file's name as its sender calls it: shown, and judged by its ending; never part of a path.</summary>
public static class FileNames
{
    private const int Longest = 150;

    private static readonly Refusal Nameless =
        Refusal.Unprocessable("attachment-name-wrong", $"Give the file a name of 1 to {Longest} characters with an ending.", new FieldError("/file", "attachment-name-wrong", $"A name of 1 to {Longest} characters."));

    /// <summary>Without folders, and without what is invisible or turns the direction of text: <c>report‮fdp.exe</c> must not read as a PDF.</summary>
    public static string Shown(string? name) => string.Concat((name ?? "").Split('/', '\\')[^1]
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))).Trim();

    public static Refusal? Check(string shown) => shown.Length is 0 or > Longest ? Nameless : AttachmentType.OfName(shown) is null ? AttachmentRefusals.TypeNotTaken(EndingOf(shown)) : null;

    /// <summary>The last ending in small letters with its dot; empty without one.</summary>
    public static string EndingOf(string name) => name.LastIndexOf('.') is >= 0 and var dot ? name[dot..].ToLowerInvariant() : "";
}
