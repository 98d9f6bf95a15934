using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Imdi.Functions.Commands;

namespace Imdi.Functions.Tests.Commands;

/// <summary>The program as a person meets it at a terminal: what it says, how it ends.</summary>
public sealed class CommandTests
{
    private const string Averages = "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\n";

    [Fact]
    public async Task Help_names_every_command()
    {
        await using var help = await ImdiProgram.RunAsync("--help");

        Assert.Equal(0, help.Exit);
        Assert.All(["run", "load", "upload", "rebuild", "export", "audit", "--data", "--verbose"], word => Assert.Contains(word, help.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_audit_trail_of_a_load_is_found_whole()
    {
        await using var folder = new DataFolder();
        await folder.DoAsync("load", "remittance-corridor-averages", folder.File("averages.csv", Averages), "--no-rebuild");

        var verified = await folder.DoAsync("audit", "verify");

        Assert.Matches("The audit trail is whole: [1-9][0-9]* entries of 1 days", verified.Output);
    }

    [Fact]
    public async Task A_back_test_without_a_long_enough_run_of_quarters_says_what_is_wanting()
    {
        await using var folder = new DataFolder();
        await folder.DoAsync("load", "remittance-corridor-averages", folder.File("averages.csv", Averages), "--no-rebuild");

        await using var program = folder.Start("backtest");
        await program.EndAsync();

        Assert.Equal(2, program.Exit);
        Assert.Contains("No corridor has 16 quarters in a row", program.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_said_to_be_none()
    {
        await using var program = await ImdiProgram.RunAsync("lod", "quotes.csv");

        Assert.Equal(1, program.Exit);
        Assert.Contains("lod", program.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "run")]
    [InlineData(true, "--help")]
    [InlineData(true, "lod")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:5000")]
    [InlineData(false, "/urls", "http://127.0.0.1:5000")]
    [InlineData(false, "urls=http://127.0.0.1:5000")]
    public void Settings_of_the_server_are_no_command(bool isCommand, params string[] arguments) =>
        Assert.Equal(isCommand, Functions.Commands.CommandLine.IsCommand(arguments));

    [Fact]
    public async Task A_missing_file_is_named()
    {
        await using var program = await ImdiProgram.RunAsync("load", "remittance-quotes", "nowhere.csv");

        Assert.Equal(2, program.Exit);
        Assert.Contains(Path.Combine(Environment.CurrentDirectory, "nowhere.csv"), program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_explained()
    {
        await using var folder = new DataFolder();
        string averages = folder.File("averages.csv", "from,to,period,cost_percent\nUSA,XYZ,2020Q3,4.5\nUSA,MEX,2020-Q9,4.5\n");

        await using var unknown = folder.Start("load", "remittance-prices", averages);
        await unknown.EndAsync();
        await using var bad = folder.Start("load", "remittance-corridor-averages", averages);
        await bad.EndAsync();

        Assert.Equal((2, 2), (unknown.Exit, bad.Exit));
        Assert.Contains("remittance-corridor-averages", unknown.Errors, StringComparison.Ordinal);
        Assert.Contains("/rows/2/to", bad.Errors, StringComparison.Ordinal);
        Assert.Contains("/rows/3/period", bad.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", unknown.Errors + bad.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_before_anything_is_started()
    {
        await using var folder = new DataFolder();
        using var other = new TcpListener(IPAddress.Loopback, folder.Port);
        other.Start();

        await using var program = folder.Start("run", "--port", folder.Port.ToString(CultureInfo.InvariantCulture));
        await program.EndAsync();

        Assert.Equal(1, program.Exit);
        Assert.Contains($"Port {folder.Port} of this machine is in use", program.Errors, StringComparison.Ordinal);
        Assert.Null(folder.Azurite);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_one_sentence()
    {
        var nowhere = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a;",
        };

        await using var program = ImdiProgram.Start(nowhere, "rebuild");
        await program.EndAsync();

        Assert.Equal(1, program.Exit);
        Assert.Equal(2, program.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("Storage does not answer", program.Errors, StringComparison.Ordinal);
        Assert.Contains("--verbose", program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_is_told_by_the_first_line_of_its_cause() => Assert.Equal(
        "It failed: npm ci failed with 1: no network",
        CommandFailure.SentenceOf(new AggregateException(new InvalidOperationException("npm ci failed with 1: no network\n   at line 1"))));

    [Fact]
    public async Task A_command_beside_the_site_leaves_it_its_storage_and_the_site_stops_all_it_started()
    {
        await using var folder = new DataFolder();
        await using var site = await folder.ServeAsync();
        var emulator = folder.Azurite!.Server;

        await folder.DoAsync("load", "remittance-corridor-averages", folder.File("averages.csv", Averages));

        Assert.Equal(emulator, folder.Azurite!.Server);
        Assert.True(emulator.IsAlive);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(folder, "/en/send/usa/mex/"));

        await site.InterruptAsync();
        await site.EndAsync();

        Assert.Equal(0, site.Exit);
        Assert.False(emulator.IsAlive);
    }

    [Fact]
    public async Task A_second_start_keeps_the_data_and_does_nothing_twice()
    {
        await using var folder = new DataFolder();
        await folder.DoAsync("load", "remittance-corridor-averages", folder.File("averages.csv", Averages));

        await using var site = folder.Start("run", "--port", folder.Port.ToString(CultureInfo.InvariantCulture));
        await site.SaysAsync("Rebuild: Unchanged");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(folder, "/en/send/usa/mex/"));
        Assert.DoesNotContain("Installing", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("demonstration", site.Output, StringComparison.Ordinal);
    }

    // A swap is seen within seconds.
    private static async Task<HttpStatusCode> StatusAsync(DataFolder folder, string address)
    {
        using var http = new HttpClient { BaseAddress = folder.Address };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.IsSuccessStatusCode || waited.Elapsed > TimeSpan.FromSeconds(10)) return answer.StatusCode;
        }
    }
}
