using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>The way that the settings name: a server, else files in a folder, else files in storage.</summary>
public sealed class MailTransports(IOptions<MailSettings> settings, MailFileStore files)
{
    public IMailTransport Open() => settings.Value switch
    {
        { Host: not null } server => new SmtpTransport(server),
        { Folder: { } folder } => new FolderTransport(folder),
        _ => files,
    };
}
