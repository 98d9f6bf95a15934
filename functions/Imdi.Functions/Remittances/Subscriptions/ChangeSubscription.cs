using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What a link leads to: the subscription, or null once it has ended.</summary>
public sealed record LinkedSubscription(Subscription? Subscription);

/// <summary>Confirms and ends subscriptions by their links; both may be asked any number of times.</summary>
public sealed class ChangeSubscription(RemittanceStore published, SubscriptionStore subscriptions, AccessLinkStore links, AuditTrail audit, TimeProvider clock)
{
    public const string LeavePurpose = "subscription-leave";

    private static readonly Refusal NoLink = Refusal.NotFound("link-not-valid", "This link does not work any more. Ask for the alert again on the page of the corridor.");

    /// <summary>What a link to confirm leads to, without changing it.</summary>
    public async Task<Outcome<Subscription>> ReadToConfirmAsync(string key, CancellationToken cancellation) =>
        await links.FindAsync(AskForAlerts.LinkPurpose, key, cancellation) is { } link
        && await subscriptions.FindAsync(link.Subject, cancellation) is { } found && (found.IsConfirmed || link.IsValid(clock.GetUtcNow()))
            ? found
            : NoLink;

    public async Task<Outcome<Subscription>> ConfirmAsync(string key, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await ReadToConfirmAsync(key, cancellation);
            if (!found.IsOk || found.Value.IsConfirmed) return found;

            var now = clock.GetUtcNow();
            decimal? cost = (await published.OverviewAsync(cancellation))?.Find(found.Value.Corridor.From, found.Value.Corridor.To)?.Mean;
            var confirmed = found.Value.Confirm(cost, now);
            if (await subscriptions.SaveAsync(found.Value, confirmed, cancellation) is not null) continue;
            await audit.AppendAsync(new(Caller.Public.Id, "subscription-confirmed", confirmed.Id, now), cancellation);
            return confirmed;
        }
    }

    /// <summary>What a link to leave leads to, without changing it.</summary>
    public async Task<Outcome<LinkedSubscription>> ReadToLeaveAsync(string key, CancellationToken cancellation) =>
        await links.FindAsync(LeavePurpose, key, cancellation) is { } link && link.IsValid(clock.GetUtcNow())
            ? new LinkedSubscription(await subscriptions.FindAsync(link.Subject, cancellation))
            : NoLink;

    public async Task<Refusal?> LeaveAsync(string key, CancellationToken cancellation)
    {
        var found = await ReadToLeaveAsync(key, cancellation);
        if (found.Refusal is { } refusal) return refusal;
        if (found.Value.Subscription is not { } ending) return null;
        await audit.AppendAsync(new(Caller.Public.Id, "subscription-left", ending.Id, clock.GetUtcNow()), cancellation);
        await subscriptions.RemoveAsync(ending.Id, cancellation);
        return null;
    }
}
