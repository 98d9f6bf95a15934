using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>What the application never does, whoever asks: read from its sources, since a thing that is not there has no other test.</summary>
public sealed class SourceSafetyTests
{
    private static readonly IReadOnlyList<(string Name, string Text)> Program = [.. Repository.Sources("functions").Concat(Repository.Sources("web")).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];

    private static readonly IReadOnlyList<(string Name, string Text)> Scripts = [.. System.IO.Directory.EnumerateFiles(Repository.At("web", "Imdi.Web", "assets"), "*.js").Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];

    // Each with why it may.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["KeyFileStore.cs"] = "reads as XML the keys that .NET's data protection wrote there", ["ReadBounds.cs"] = "copies bytes of Parquet's own into an array of their length",
        ["UploadClient.cs"] = "spreads the attempts of the command-line program in time",
    };

    [Theory]
    [InlineData("a filter of rows is put together from text", @"(?:filter\s*[:=]|QueryAsync<\w+>\()\s*\$?""")]
    [InlineData("a program is started by a shell", @"UseShellExecute\s*=\s*true|FileName\s*=\s*""(?:sh|bash|cmd)")]
    [InlineData("a pattern is made from text that somebody sent", @"new Regex\((?!""|@"")|Regex\.(?:IsMatch|Match|Matches|Replace|Split)\(")]
    [InlineData("XML is read that may name other files", @"DtdProcessing\.Parse|new XmlDocument|XmlUrlResolver|XDocument\.Load|XElement\.Load")]
    [InlineData("a type is chosen by what was sent", @"BinaryFormatter|TypeNameHandling|JsonDerivedType\(typeof\(object|NetDataContractSerializer")]
    [InlineData("memory is touched without bounds", @"\bunsafe\s*\{|\bunsafe (?:static|void|class|struct)|Marshal\.Copy")]
    [InlineData("a certificate is not checked", @"ServerCertificateCustomValidationCallback|RemoteCertificateValidationCallback\s*=|DangerousAcceptAny|ServerCertificateValidationCallback")]
    [InlineData("a broken or weak algorithm is used", @"\b(?:MD5|SHA1|DES|TripleDES|RC2|CipherMode\.ECB|RSAEncryptionPadding\.Pkcs1)\b")]
    [InlineData("a guessable number is drawn", @"\bnew Random\(|Random\.Shared")]
    [InlineData("an exception's words are sent", @"(?:Problem\.Of|Refusal\.\w+)\([^;]*\.Message\b")]
    public void The_application_never_does_it(string what, string pattern)
    {
        var found = Program.Where(file => Regex.IsMatch(Bare(file.Text), pattern)).Select(file => file.Name).Where(name => !Allowed.ContainsKey(name)).ToList();

        Assert.True(found.Count == 0, $"{what}: {string.Join(", ", found)}");
    }

    [Fact]
    public void Scripts_write_text_and_never_markup()
    {
        const string pattern = @"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setTimeout\(""|__proto__|postMessage|javascript:";

        Assert.NotEmpty(Scripts);
        Assert.Empty(Scripts.Where(file => Regex.IsMatch(file.Text, pattern)).Select(file => file.Name));
    }

    /// <summary>docs/asvs.md lists each algorithm with what it is for; nothing is hashed, sealed or signed otherwise.</summary>
    [Fact]
    public void Algorithms_are_those_of_the_inventory()
    {
        var used = Program.SelectMany(file => Regex.Matches(Bare(file.Text), @"\b(SHA(?:256|384|512)|HMACSHA\d+|AesGcm|Aes|RSA|ECDsa|Rfc2898DeriveBytes|HKDF|RandomNumberGenerator|IDataProtector|XxHash128|XxHash64)\b").Select(match => match.Value))
            .Distinct().Order(StringComparer.Ordinal);
        var listed = Regex.Matches(Repository.Read("docs", "asvs.md").Split("## Cryptography")[1].Split("\n## ")[0], @"^\| `(\w+)`", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.Equal(used, listed);
    }

    /// <summary>docs/asvs.md says of each key how it is made, kept, changed and ended.</summary>
    [Fact]
    public void Every_purpose_of_a_key_is_in_the_policy()
    {
        var named = Program.SelectMany(file => Regex.Matches(file.Text, @"KeyForAsync\((?:\$""\{)?(\w+Purpose)").Select(match => Regex.Match(file.Text, $@"const string {match.Groups[1].Value} = ""([\w-]+)""").Groups[1].Value));
        var written = Program.SelectMany(file => Regex.Matches(file.Text, @"KeyForAsync\((?:string\.Create\([^""]*)?\$?""([\w-]+)").Select(match => match.Groups[1].Value));
        List<string> purposes = [.. named.Concat(written).Distinct()];
        string policy = Repository.Read("docs", "asvs.md").Split("\n## Keys\n")[1];

        Assert.True(purposes.Count >= 6, string.Join(", ", purposes));
        Assert.All(purposes, purpose => Assert.Contains($"`{purpose}`", policy, StringComparison.Ordinal));
    }

    private static string Bare(string text) => Regex.Replace(text, @"(?<!:)//[^\n]*", "");
}
