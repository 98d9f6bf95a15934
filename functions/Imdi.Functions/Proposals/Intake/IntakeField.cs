using Imdi.Web.Pages.Apply;

namespace Imdi.Functions.Proposals;

/// <summary>One field of the form.</summary>
/// <param name="Pattern">Its name, with <c>*</c> for the number of a row; with strokes for dots it is its JSON pointer.</param>
/// <param name="Longest">Characters.</param>
internal sealed record IntakeField(string Pattern, IntakeStep Step, AskedAs Kind, int Longest, bool Required, IReadOnlyList<string> Choices)
{
    /// <summary><c>budget.lines.3.amount</c> → <c>budget.lines.*.amount</c>.</summary>
    public static string PatternOf(string name) => string.Join('.', name.Split('.').Select(part => IsNumber(part) ? "*" : part));

    /// <summary><c>budget.lines.3.amount</c> → <c>budget.lines.amount</c>: what its words go by.</summary>
    public static string WordsOf(string name) => string.Join('.', name.Split('.').Where(part => part != "*" && !IsNumber(part)));

    public static string PointerOf(string name) => "/" + name.Replace('.', '/');

    public static string NameOf(string pointer) => pointer.TrimStart('/').Replace('/', '.');

    internal static bool IsNumber(string part) => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0');
}
