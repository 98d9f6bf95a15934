using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>First step: keeps a sender's bytes as they came, named by their hash, and a copy on this machine to read from.</summary>
internal sealed class ReceiveFile(RawFileStore raw)
{
    public async Task<Outcome<RawFile>> RunAsync(Stream content, TemporaryFile file, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            await using var copy = File.Create(file.Path);
            await using var receiving = new ReceivingStream(content, copy, SourceLimits.FileBytes, bytes => progress?.Report(new LoadProgress(LoadStep.Receiving, bytes, 0, 0)));
            return await raw.StoreAsync(receiving, cancellation);
        }
        catch (UnreadableFileException tooLarge)
        {
            return tooLarge.Refusal;
        }
    }
}
