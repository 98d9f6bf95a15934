using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Imdi.Functions.Tests.House;

/// <summary>What azd runs before and after its steps, run here as it is; the same for Windows is held to it by its names.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HookTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("imdi-hooks-");

    private string Asked => Path.Combine(_folder.FullName, "asked");

    public HookTests()
    {
        string azd = Path.Combine(_folder.FullName, "azd");
        File.WriteAllText(azd, $"#!/bin/sh\necho \"$*\" >> '{Asked}'\n");
        File.SetUnixFileMode(azd, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [UnixFact]
    public async Task The_first_provisioning_keeps_the_month_in_which_the_budget_begins()
    {
        string before = Month();
        var (code, _) = await RunAsync("preprovision");

        Assert.Equal(0, code);
        Assert.Contains((await File.ReadAllTextAsync(Asked)).Trim(), (string[])[$"env set IMDI_BUDGET_START {before}", $"env set IMDI_BUDGET_START {Month()}"]);
    }

    [UnixFact]
    public async Task Every_later_one_leaves_it()
    {
        var (code, said) = await RunAsync("preprovision", ("IMDI_BUDGET_START", "2026-03-01"), ("IMDI_ALERT_ADDRESSES", "you@example.org"));

        Assert.Equal((0, ""), (code, said));
        Assert.False(File.Exists(Asked));
    }

    [UnixFact]
    public async Task A_workflow_that_would_forget_it_is_refused()
    {
        var (code, said) = await RunAsync("preprovision", ("CI", "true"));

        Assert.Equal(1, code);
        Assert.Contains("No IMDI_BUDGET_START", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Asked));
    }

    [UnixTheory]
    [InlineData("IMDI_SIGNIN_CLIENT_SECRET")]
    [InlineData("IMDI_MAIL_PASSWORD")]
    public async Task A_secret_is_refused_and_a_reference_to_one_taken(string name)
    {
        var (refused, said) = await RunAsync("preprovision", ("IMDI_BUDGET_START", "2026-03-01"), (name, "correct horse"));
        var (taken, _) = await RunAsync("preprovision", ("IMDI_BUDGET_START", "2026-03-01"), (name, "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/one)"));

        Assert.Equal((1, 0), (refused, taken));
        Assert.Contains($"{name} has to be a reference", said, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", said, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task The_worker_is_not_packaged_for_a_custom_runtime()
    {
        var (custom, said) = await RunAsync("prepackage", ("IMDI_HOSTING_MODEL", "custom"));

        Assert.Equal(1, custom);
        Assert.Contains("azd deploy app --from-package", said, StringComparison.Ordinal);
        Assert.Equal((0, ""), await RunAsync("prepackage", ("IMDI_HOSTING_MODEL", "isolated")));
        Assert.Equal((0, ""), await RunAsync("prepackage"));
    }

    [UnixFact]
    public async Task A_deployment_ends_when_the_site_answers()
    {
        await using var house = await TestHouse.OpenAsync(add: services => services.AddSingleton(Substitute.For<IStorageProbe>()).AddSingleton(Substitute.For<Imdi.Functions.Hosting.IHealthSource>()));
        string address = house.Client.BaseAddress!.ToString().TrimEnd('/');

        var (code, said) = await RunAsync("postdeploy", ("SITE_ADDRESS", address));

        Assert.Equal(0, code);
        Assert.Contains($"{address} answers.", said, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_site_that_does_not_answer_is_told_with_what_to_look_at()
    {
        var (code, said) = await RunAsync("postdeploy", ("SITE_ADDRESS", "http://127.0.0.1:9"), ("IMDI_WAIT_MINUTES", "0"));

        Assert.Equal(1, code);
        Assert.Contains("has not answered in 0 minutes", said, StringComparison.Ordinal);
        Assert.Contains("The deployment itself is done.", said, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Every_hook_of_azd_can_be_run_on_either_kind_of_machine_and_knows_the_same_names()
    {
        var scripts = System.IO.Directory.EnumerateFiles(Repository.At("infra", "hooks"), "*.sh").Select(path => Path.GetFileNameWithoutExtension(path)!).ToList();
        string azure = Repository.Read("azure.yaml");

        Assert.Equal(["postdeploy", "prepackage", "preprovision"], scripts.Order(StringComparer.Ordinal));
        Assert.All(scripts, name =>
        {
            Assert.Contains($"infra/hooks/{name}.sh\n", azure, StringComparison.Ordinal);
            Assert.Contains($"infra/hooks/{name}.ps1\n", azure, StringComparison.Ordinal);
            Assert.True(File.GetUnixFileMode(Repository.At("infra", "hooks", $"{name}.sh")).HasFlag(UnixFileMode.UserExecute));
            Assert.Equal(Names($"{name}.sh"), Names($"{name}.ps1"));
        });
    }

    private static IEnumerable<string> Names(string script) =>
        Regex.Matches(Repository.Read("infra", "hooks", script), @"\b(?:IMDI_[A-Z_]+|SITE_ADDRESS)\b").Select(name => name.Value).Distinct().Order(StringComparer.Ordinal);

    private static string Month() => DateTime.UtcNow.ToString("yyyy-MM-01", CultureInfo.InvariantCulture);

    private async Task<(int Code, string Said)> RunAsync(string hook, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Repository.At("infra", "hooks", $"{hook}.sh")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(name => name == "CI" || name.StartsWith("IMDI_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["PATH"] = $"{_folder.FullName}:{start.Environment["PATH"]}";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }
}
