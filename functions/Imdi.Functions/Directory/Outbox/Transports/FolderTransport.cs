using MimeKit;

namespace Imdi.Functions.Directory;

/// <summary>Writes each message to a folder of this machine, where a developer opens it.</summary>
internal sealed class FolderTransport(string folder) : IMailTransport
{
    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        System.IO.Directory.CreateDirectory(folder);
        await message.WriteToAsync(Path.Combine(folder, MailFileStore.NameOf(message)), cancellation);
        return Delivery.Accepted;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
