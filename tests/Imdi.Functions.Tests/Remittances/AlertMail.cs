using System.Text.RegularExpressions;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Imdi.Functions.Tests.Remittances;

/// <summary>What the application wrote to readers, as the files that it becomes without a mail server.</summary>
internal static partial class AlertMail
{
    public static async Task<IReadOnlyList<MimeMessage>> ReadAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<OutboxStore>();
        do await services.GetRequiredService<SendOutbox>().RunAsync(CancellationToken.None);
        while ((await store.PageAsync(MessageState.Waiting, 1, null, CancellationToken.None)).Value.Messages.Count > 0);

        var container = services.GetRequiredService<StorageClients>().Container(StorageNames.Outbox);
        List<MimeMessage> messages = [];
        await foreach (var (name, _) in container.ListAsync("", CancellationToken.None))
        {
            using var text = new MemoryStream((await container.FindAsync(name, CancellationToken.None))!.Content.ToArray());
            messages.Add(await MimeMessage.LoadAsync(text));
        }

        return [.. messages.OrderBy(message => message.Date)];
    }

    public static async Task<IReadOnlyList<MimeMessage>> ToAsync(IServiceProvider services, string address) =>
        [.. (await ReadAsync(services)).Where(message => message.To.ToString() == address)];

    /// <summary>The last link of a message.</summary>
    public static string LinkOf(MimeMessage message) => Link().Matches(message.TextBody!)[^1].Value;

    public static string KeyOf(MimeMessage message) => Key().Match(LinkOf(message)).Value;

    [GeneratedRegex(@"^(https://imdi\.example)?/[a-z]\S*", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex("[A-Za-z0-9_-]{22}")]
    private static partial Regex Key();
}
