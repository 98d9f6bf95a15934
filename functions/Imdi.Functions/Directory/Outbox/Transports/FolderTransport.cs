using MimeKit;

namespace Imdi.Functions.Directory;

/// <summary>Writes each message to a folder of this machine, where a developer opens it.</summary>
internal sealed class FolderTransport(string folder) : IMailTransport
{
    public static void Remove(string folder, IReadOnlySet<string> keys)
    {
        if (!System.IO.Directory.Exists(folder)) return;
        foreach (string file in System.IO.Directory.EnumerateFiles(folder, "*.eml").Where(file => keys.Contains(MailFileStore.KeyOf(Path.GetFileName(file))))) File.Delete(file);
    }

    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        System.IO.Directory.CreateDirectory(folder);
        await message.WriteToAsync(Path.Combine(folder, MailFileStore.NameOf(message)), cancellation);
        return Delivery.Accepted;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
