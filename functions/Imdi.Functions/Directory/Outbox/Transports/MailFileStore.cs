using System.Globalization;
using Imdi.Functions.Storage;
using MimeKit;

namespace Imdi.Functions.Directory;

/// <summary>Messages as files in storage, for an installation that has no server yet; they are erased like the messages themselves.</summary>
public sealed class MailFileStore(StorageClients storage) : IMailTransport
{
    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        await message.WriteToAsync(text, cancellation);
        await storage.Container(StorageNames.Outbox).PutIfAbsentAsync(NameOf(message), new BinaryData(text.ToArray()), "message/rfc822", cancellation);
        return Delivery.Accepted;
    }

    public async Task RemoveAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var container = storage.Container(StorageNames.Outbox);
        await foreach (var (name, written) in container.ListAsync("", cancellation))
            if (written < before) await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    /// <summary>The copies of messages by their keys.</summary>
    public async Task RemoveAsync(IReadOnlySet<string> keys, CancellationToken cancellation)
    {
        var container = storage.Container(StorageNames.Outbox);
        await foreach (var (name, _) in container.ListAsync("", cancellation))
            if (keys.Contains(KeyOf(name))) await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static string KeyOf(string name) => Path.GetFileNameWithoutExtension(name)[(name.LastIndexOf('-') + 1)..];

    internal static string NameOf(MimeMessage message) =>
        string.Create(CultureInfo.InvariantCulture, $"{message.Date.UtcDateTime:yyyyMMdd'T'HHmmss}-{message.MessageId?.Split('@')[0]}.eml");
}
