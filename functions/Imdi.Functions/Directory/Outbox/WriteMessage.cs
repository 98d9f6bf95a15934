using Imdi.Shared;
using Imdi.Web.Text;
using MimeKit;

namespace Imdi.Functions.Directory;

/// <summary>A kept message as an e-mail (RFC 5322): the same every time, its Message-ID too.</summary>
internal static class WriteMessage
{
    private const string NoServer = "imdi@localhost";

    /// <summary>Null when nobody can be written to at that address.</summary>
    /// <param name="origin">What root-relative links begin with.</param>
    public static MimeMessage? Of(StoredMessage stored, MailSettings settings, string? origin, Region region)
    {
        if (!MailAddress.IsOne(stored.To)) return null;
        var template = MailTemplate.Named(stored.Template);
        var text = MailText.Of(template, stored.Language, stored.Values, origin, region);
        var from = Mailbox(MailAddress.IsOne(settings.From) ? settings.From! : NoServer);
        var message = new MimeMessage
        {
            Date = stored.QueuedAt,
            MessageId = $"{stored.Key}@{from.Domain}",
            Subject = text.Subject,
            Body = new TextPart("plain") { Text = text.Body },
        };
        message.From.Add(new MailboxAddress(region.ShortName, from.Address));
        message.To.Add(Mailbox(stored.To!));
        if (MailAddress.IsOne(settings.ReplyTo)) message.ReplyTo.Add(Mailbox(settings.ReplyTo!));
        message.Body.Headers.Add(HeaderId.ContentLanguage, stored.Language.Tag);

        // RFC 3834: no machine answers to it with "out of office".
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (text.LeaveLink is { } leave) AddLeaving(message, leave);
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    // RFC 8058: mail programs post to the address by themselves once the reader asks to leave.
    private static void AddLeaving(MimeMessage message, string leave)
    {
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{leave}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static MailboxAddress Mailbox(string address) => MailboxAddress.Parse(address);
}
