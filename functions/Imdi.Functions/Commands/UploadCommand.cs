using System.Globalization;
using System.Security.Cryptography;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Commands;

/// <summary>
/// <c>imdi upload</c>: what a browser does, for a script or a bad line. The upload is found again by the file's content, so that the same
/// command, run again after whatever stopped it, sends only what storage has not yet.
/// </summary>
internal static class UploadCommand
{
    // Uploads of the same file that ended before (rejected, cancelled, expired) are passed over.
    private const int MostBefore = 100;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(UploadOptions options, CancellationToken cancellation)
    {
        if (options.Problem is { } problem) return Say(problem);
        using var api = new UploadClient(options.Address!, options.Secret!);
        string sha256;
        await using (var content = options.File.OpenRead()) sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        try
        {
            var upload = await OpenAsync(api, options, sha256, cancellation);
            if (upload.State == UploadState.Receiving) upload = await SendAsync(api, options, upload, sha256, cancellation);
            return Tell(options, await CheckedAsync(api, upload, cancellation));
        }
        catch (UploadRefusedException refused)
        {
            return Say($"Not taken ({refused.Code}): {refused.Message}");
        }
    }

    private static async Task<UploadSeen> OpenAsync(UploadClient api, UploadOptions options, string sha256, CancellationToken cancellation)
    {
        for (int before = 0; ; before++)
        {
            string key = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{options.Kind}\n{options.File.Name}\n{sha256}\n{options.PublishWhenClean}\n{before}")));
            var upload = await api.OpenAsync(options.Kind, new UploadRequest(options.File.Name, options.File.Length, null, options.PublishWhenClean), key, cancellation);
            if (upload.State is not (UploadState.Cancelled or UploadState.Expired or UploadState.Rejected or UploadState.Refused) || before == MostBefore) return upload;
        }
    }

    private static async Task<UploadSeen> SendAsync(UploadClient api, UploadOptions options, UploadSeen upload, string sha256, CancellationToken cancellation)
    {
        var blocks = FileBlock.Of(options.File.Length, options.BlockBytes);
        var there = upload.Blocks.ToDictionary(block => block.Id, block => block.Bytes);
        var missing = blocks.Where(block => there.GetValueOrDefault(block.Id) != block.Bytes).ToList();
        long total = options.File.Length, sent = total - missing.Sum(block => (long)block.Bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Upload {upload.Id}: {blocks.Count - missing.Count} of {blocks.Count} blocks are there; sending {missing.Count}."));
        var progress = new ConsoleProgress<long>(now => string.Create(CultureInfo.InvariantCulture, $"  {now / 1_048_576} of {total / 1_048_576} MiB, {now * 100 / total} %"));
        using var store = new SentBlockStore(cancel => api.AddressAsync(upload.Id, cancel), options.File.FullName);

        // Two at once keep a line busy between answers, and lose little when it breaks.
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, async (block, token) =>
        {
            await store.SendAsync(block, token);
            progress.Report(Interlocked.Add(ref sent, block.Bytes));
        });
        Console.WriteLine("All is sent; waiting for the checks ...");
        return await api.CompleteAsync(upload.Id, new UploadCompletion([.. blocks.Select(block => block.Id)], sha256), cancellation);
    }

    private static async Task<UploadSeen> CheckedAsync(UploadClient api, UploadSeen upload, CancellationToken cancellation)
    {
        var progress = new ConsoleProgress<UploadProgress>(now => string.Create(CultureInfo.InvariantCulture, $"  {now.Rows} rows, {now.Findings} findings"));
        while (upload.State is UploadState.Received or UploadState.Copied or UploadState.Kept or UploadState.Publishing)
        {
            await Task.Delay(BetweenLooks, cancellation);
            upload = await api.ReadAsync(upload.Id, cancellation);
            if (upload.Progress is { } now) progress.Report(now);
        }

        return upload;
    }

    private static int Tell(UploadOptions options, UploadSeen upload)
    {
        if (upload.Result is { } result)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{upload.State}: {result.SourceRows} rows read, {result.Rows} good, {result.RefusedRows} refused, {result.Findings} finding{(result.Findings == 1 ? "" : "s")}, version {result.Version}."));
        }

        if (upload.Reason is { } reason) Console.Error.WriteLine($"{upload.State} ({reason.Code}): {reason.Detail}");
        Console.WriteLine($"{upload.Next.Does}\n{new Uri(options.Address!, $"/en/uploads/{upload.Id}/")}");
        return upload.State is UploadState.AwaitingDecision or UploadState.Published ? 0 : 2;
    }

    private static int Say(string problem)
    {
        Console.Error.WriteLine(problem);
        return 2;
    }
}
