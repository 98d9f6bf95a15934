using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Imdi.Functions.Tests.House;

/// <summary>No tracked file holds what opens a door somewhere else. The emulator's key is published by Microsoft and opens nothing.</summary>
public sealed partial class SecretTests
{
    private const string Emulators = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    [Fact]
    public void No_tracked_file_holds_a_secret()
    {
        var found = Tracked().Where(path => new FileInfo(path) is { Exists: true, Length: < 5_000_000 })
            // What stands for one in a test has few different letters.
            .SelectMany(path => Secret().Matches(File.ReadAllText(path).Replace(Emulators, "", StringComparison.Ordinal)).Where(match => match.Value.Distinct().Count() > 12).Select(match => $"{Path.GetRelativePath(Repository.Root, path)}: {match.Value[..Math.Min(12, match.Value.Length)]}…"));

        Assert.Empty(found);
    }

    /// <summary>The search through the history keeps its own rules, and knows this one key by all but its end.</summary>
    [Fact]
    public void The_workflows_search_lets_pass_what_is_published_and_nothing_else()
    {
        string settings = Repository.Read(".gitleaks.toml");

        Assert.Contains("[extend]\nuseDefault = true\n", settings, StringComparison.Ordinal);
        string passed = Assert.Single(Regex.Matches(settings, "'''(.+?)'''").Select(match => match.Groups[1].Value));
        Assert.StartsWith(passed, Emulators, StringComparison.Ordinal);
        Assert.True(passed.Length > 60);
    }

    // Put together here, so that this file is no finding itself.
    [Theory]
    [InlineData("AccountKey", "=", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuv==")]
    [InlineData("-----BEGIN ", "RSA PRIVATE", " KEY-----")]
    [InlineData("AKIA", "IOSFODNN", "7EXAMPLE")]
    [InlineData("ghp", "_", "abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("?sv=2024-01-01&", "sig", "=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO%3D")]
    [InlineData("InstrumentationKey", "=", "00000000-1111-2222-3333-444444444444;")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9", ".", "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P")]
    [InlineData("xoxb", "-", "123456789012-abcdefABCDEF")]
    [InlineData("imdi", "_", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ")]
    public void What_looks_like_one_is_found(string before, string middle, string after) => Assert.Matches(Secret(), before + middle + after);

    private static IEnumerable<string> Tracked()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        string files = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => !path.EndsWith("package-lock.json", StringComparison.Ordinal)).Select(path => Repository.At(path));
    }

    [GeneratedRegex("""
        (?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}|-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{40,}|[?&]sig=[A-Za-z0-9%+/]{40,}|InstrumentationKey=[0-9a-f-]{36}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}|\bxox[abps]-[0-9A-Za-z-]{10,}|\bimdi_[\w-]{43}\b
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
