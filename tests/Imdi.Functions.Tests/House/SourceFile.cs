using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

internal enum FileKind { Door, Store, Format, Job, Rule }

/// <summary>A source file of the application: which room it lies in, what kind its name says it is, and its code without comments and texts.</summary>
internal sealed partial record SourceFile(string Name, string Room, FileKind Kind, string Code)
{
    /// <summary>Rooms in the order in which they may know each other: each those before it. A file beside the rooms may know all.</summary>
    public static IReadOnlyList<string> RoomsInOrder { get; } = ["Storage", "Hosting", "Directory", "Datasets", "Remittances", "Indicators", "Proposals", "Funding", "Nightly", "Commands"];

    public const string Outside = "";

    public static IReadOnlyList<SourceFile> OfApplication()
    {
        string root = Repository.At("functions", "Imdi.Functions");
        return [.. Repository.Sources("functions", "Imdi.Functions").Select(path => Of(Path.GetRelativePath(root, path), File.ReadAllText(path)))];
    }

    public static SourceFile Of(string path, string text)
    {
        string[] parts = path.Split(Path.DirectorySeparatorChar, '/');
        string code = Bare(text), name = Path.GetFileNameWithoutExtension(path);
        return new SourceFile(path, parts.Length > 1 ? parts[0] : Outside, KindOf(name, parts, code), code);
    }

    /// <summary>The rooms that the code names, by a using or by a qualified name.</summary>
    public IEnumerable<string> Imports => NamedRoom().Matches(Code).Select(match => match.Groups[1].Value).Distinct().Where(room => room != Room);

    public bool Mentions(string pattern) => Regex.IsMatch(Code, pattern, RegexOptions.CultureInvariant);

    // Sign-in is a door: what a scheme of authentication is, only the framework can say. A registration ties a room to the framework.
    // A job has no name to know it by: it is what works with stores, or runs.
    private static FileKind KindOf(string name, string[] parts, string code) => name switch
    {
        _ when parts.Any(part => part is "Doors" or "SignIn") || Door().IsMatch(name) => FileKind.Door,
        _ when name.EndsWith("Store", StringComparison.Ordinal) || parts[0] == "Storage" => FileKind.Store,
        _ when Format().IsMatch(name) => FileKind.Format,
        _ when Job().IsMatch(code) => FileKind.Job,
        _ => FileKind.Rule,
    };

    private static string Bare(string text) => Literal().Replace(Comment().Replace(text, ""), "\"\"");

    [GeneratedRegex(@"^(Read|Write)[A-Z]\w*$")]
    private static partial Regex Format();

    [GeneratedRegex("(Functions|Doors|Registration)$")]
    private static partial Regex Door();

    [GeneratedRegex(@" RunAsync\(|\b([A-Z]\w*Store|IPublishedData|IPublishedRun|IRunPublisher)\b")]
    private static partial Regex Job();

    [GeneratedRegex(@"\bImdi\.Functions\.([A-Z]\w*)")]
    private static partial Regex NamedRoom();

    [GeneratedRegex(@"(?<!:)//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(""""
        """.*?"""|"(\\.|[^"\\\n])*"
        """", RegexOptions.Singleline)]
    private static partial Regex Literal();
}
