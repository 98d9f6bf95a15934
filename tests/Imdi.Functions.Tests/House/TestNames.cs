using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>Every test there is in the repository, as <c>Class.Method</c>, read from the sources since not every assembly of tests knows the others.</summary>
internal static partial class TestNames
{
    public static IReadOnlySet<string> All { get; } = Repository.Sources("tests")
        .Select(File.ReadAllText)
        .SelectMany(text => Test().Matches(text).Select(test => $"{ClassBefore(text, test.Index)}.{test.Groups[1].Value}"))
        .ToHashSet(StringComparer.Ordinal);

    private static string ClassBefore(string text, int index) => Class().Matches(text[..index])[^1].Groups[1].Value;

    [GeneratedRegex(@"\[\w*(?:Fact|Theory)\b[^\]]*\](?:\s*\[[^\n]*\])*\s*public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex(@"^(?:public|internal) [\w ]*class (\w+)", RegexOptions.Multiline)]
    private static partial Regex Class();
}
