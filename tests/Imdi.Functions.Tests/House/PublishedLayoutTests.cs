using System.Diagnostics;
using System.Text.Json;

namespace Imdi.Functions.Tests.House;

/// <summary>Publishing the application alone yields what the Functions host wants of a custom handler.</summary>
public sealed class PublishedLayoutTests
{
    [Fact]
    public async Task Every_function_lies_at_the_root_and_host_json_says_how_to_start_the_handler()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("imdi-layout-");
        try
        {
            await LayOutAsync(folder.FullName + Path.DirectorySeparatorChar);

            var functions = folder.EnumerateDirectories().Where(one => File.Exists(Path.Combine(one.FullName, "function.json"))).Select(one => one.Name).Order(StringComparer.Ordinal);
            Assert.Equal(Triggers.OfCustomHandler().Select(trigger => trigger.Name), functions);
            Assert.Equal(functions.Append("host.json").Order(StringComparer.Ordinal), folder.EnumerateFileSystemInfos().Select(one => one.Name).Order(StringComparer.Ordinal));
            using var host = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "host.json")));
            var handler = host.RootElement.GetProperty("customHandler");
            Assert.True(handler.GetProperty("enableProxyingHttpRequest").GetBoolean());
            Assert.Equal("Imdi.Functions", handler.GetProperty("description").GetProperty("defaultExecutablePath").GetString());
            Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_host_json_that_both_heads_share_names_no_handler() =>
        Assert.DoesNotContain("customHandler", Repository.Read("host.json"), StringComparison.Ordinal);

    private static async Task LayOutAsync(string folder)
    {
        string[] arguments = ["msbuild", Repository.At("functions", "Imdi.Functions", "Imdi.Functions.csproj"), "-t:LayOutTheCustomHandler", $"-p:PublishDir={folder}", "-nologo", "-v:q", "-nodeReuse:false"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }
}
