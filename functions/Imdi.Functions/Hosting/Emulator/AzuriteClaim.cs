using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Imdi.Functions.Hosting;

/// <summary>A running emulator as its own claim file tells it: the process and the ports that this very process listens on.</summary>
internal sealed partial record AzuriteClaim(ProcessIdentity Process, int BlobPort, int TablePort)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Where a claim is put aside whose process is gone, with the last that it said.</summary>
    public static string Ended(string path) => path + ".ended";

    /// <summary>
    /// Waits until the emulator of the claim listens; null when its process is gone (the name is then free again) or was never there.
    /// Only a claim that was read as a dead one's is put aside: one that appears meanwhile belongs to a living process.
    /// </summary>
    public static async Task<AzuriteClaim?> FindAsync(string path, string? folder, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += TimeSpan.FromMilliseconds(40))
        {
            string text = TryRead(path);
            if (PidPattern().Match(text) is not { Success: true } pid || ProcessIdentity.Of(Number(pid)) is not { } process || !await NamesAsync(process.Pid, folder, cancellation))
            {
                if (text.Length > 0) File.Move(path, Ended(path), overwrite: true);
                return null;
            }

            if (BlobPattern().Match(text) is { Success: true } blob && TablePattern().Match(text) is { Success: true } table
                && await AnswersAsync(Number(blob), cancellation))
            {
                return new(process, Number(blob), Number(table));
            }

            await Task.Delay(40, cancellation);
        }

        throw new InvalidOperationException($"The storage emulator in {folder} runs but does not answer; end the process named in {path}.");
    }

    internal static string TryRead(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return "";
        }
    }

    // A number of a process can come back to another program; Windows does not show command lines to us, the answer below must do there.
    private static async Task<bool> NamesAsync(int pid, string? folder, CancellationToken cancellation)
    {
        if (folder is null || OperatingSystem.IsWindows())
        {
            return true;
        }

        return (await ProcessCommand.OfAsync(pid, cancellation)).Contains(folder, StringComparison.Ordinal);
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/"), cancellation);
            return answer.Headers.Server.Any(IsAzurite);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static bool IsAzurite(ProductInfoHeaderValue server) => server.Product?.Name == "Azurite-Blob";

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^pid (\d+)\n")]
    private static partial Regex PidPattern();

    [GeneratedRegex(@"Blob service is successfully listening at http://127\.0\.0\.1:(\d+)\n")]
    private static partial Regex BlobPattern();

    [GeneratedRegex(@"Table service is successfully listening at http://127\.0\.0\.1:(\d+)\n")]
    private static partial Regex TablePattern();
}
