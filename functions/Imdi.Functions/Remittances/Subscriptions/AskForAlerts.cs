using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;

namespace Imdi.Functions.Remittances;

/// <summary>
/// Takes a wish and sends a link to confirm it. Whatever is known of the address, the answer is the same: nobody learns by asking whether
/// it follows a corridor. An address gets at most five such messages a day, and one for the same wish.
/// </summary>
public sealed class AskForAlerts(
    RemittanceStore published, SubscriptionStore subscriptions, FormGuard guard, MailLimit mails, SigningKeyStore keys, AccessLinkStore links, IOutbox outbox, AuditTrail audit)
{
    public const string LinkPurpose = "subscription-confirm";

    /// <param name="form">Null for a caller of the API, who has no form.</param>
    public async Task<Refusal?> RunAsync(SubscriptionAnswers answers, FormFacts? form, IPAddress? sender, DateTimeOffset now, CancellationToken cancellation)
    {
        var corridor = await KnownAsync(answers, cancellation);
        var wish = answers.Check(corridor is not null);
        if (wish.Refusal is { } wrong) return wrong;
        if (await guard.CheckAsync(form, sender, now, cancellation) is { } refusal) return refusal;

        var (address, threshold, language) = wish.Value;
        string id = await IdAsync(address, corridor!.Value, threshold, cancellation);
        var wished = new Subscription(id, corridor.Value, threshold, address, language, now);
        await AskAsync(wished, now, cancellation);
        return null;
    }

    private async Task AskAsync(Subscription wished, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var kept = await subscriptions.FindAsync(wished.Id, cancellation);
        if (kept?.AskedOn == today || await mails.IsReachedAsync(wished.Address, today, cancellation)) return;
        if (kept is null)
        {
            await audit.AppendAsync(new(Caller.Public.Id, "subscription-asked-for", wished.Id, now), cancellation);
            kept = await subscriptions.AddAsync(wished, cancellation);
        }

        var language = wished.Language;
        string key = await links.IssueAsync(LinkPurpose, wished.Id, now, Subscription.Unconfirmed, cancellation);
        string pair = PairOf(wished.Corridor, language), link = PageAddress.ConfirmAlert(language, key).Href;
        await outbox.QueueAsync(new(string.Create(CultureInfo.InvariantCulture, $"subscription-confirm/{wished.Id}/{today:O}"), kept.Address, language, "subscription-confirm", [pair, link]), cancellation);

        // Last: whoever dies before it asks again and sends nothing twice. Somebody else who changed it meanwhile has done the same.
        await subscriptions.SaveAsync(kept, kept.AskAgain(language, now), cancellation);
    }

    internal static string PairOf(Corridor corridor, Language language) => Texts.For(language)["pair", corridor.From.Name(language), corridor.To.Name(language)];

    private async Task<Corridor?> KnownAsync(SubscriptionAnswers answers, CancellationToken cancellation) =>
        CountryCode.TryParse(answers.From, out var from) && CountryCode.TryParse(answers.To, out var to)
        && (await published.OverviewAsync(cancellation))?.Find(from, to) is not null
            ? new Corridor(from, to)
            : null;

    private async Task<string> IdAsync(string address, Corridor corridor, decimal threshold, CancellationToken cancellation)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{address.ToLowerInvariant()}\n{corridor}\n{threshold}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(await keys.KeyForAsync("subscription", cancellation), Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
