using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;

namespace Imdi.Functions.Remittances;

/// <summary>
/// After the night: whoever follows a corridor whose published cost crossed the threshold since the last look is told, each crossing once;
/// and addresses that nobody confirmed within seven days are erased.
/// </summary>
internal sealed class TellOfCrossings(RemittanceStore published, SubscriptionStore subscriptions, AccessLinkStore links, IOutbox outbox, AuditTrail audit) : IDailyDuty
{
    // Old messages are found again in mailboxes, and their readers may still want to leave.
    private static readonly TimeSpan LeaveFor = TimeSpan.FromDays(2 * 365);

    public string Name => "corridor-alerts";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var overview = await published.OverviewAsync(cancellation);
        await foreach (var one in subscriptions.AllAsync(cancellation))
        {
            if (one.HasExpired(now)) await EraseAsync(one, now, cancellation);
            else if (one.IsConfirmed && overview?.Find(one.Corridor.From, one.Corridor.To) is { Mean: { } cost, Period: { } period }) await LookAsync(one, cost, period, now, cancellation);
        }
    }

    private async Task LookAsync(Subscription one, decimal cost, Period period, DateTimeOffset now, CancellationToken cancellation)
    {
        var looked = one.Look(cost);
        if (looked == one) return;

        // Told before it is remembered: whoever dies between tells it again under the same id, which the outbox sends once.
        if (one.IsCrossedBy(cost)) await TellAsync(one, looked, cost, period, now, cancellation);
        await subscriptions.SaveAsync(one, looked, cancellation);
    }

    private async Task TellAsync(Subscription one, Subscription looked, decimal cost, Period period, DateTimeOffset now, CancellationToken cancellation)
    {
        var numbers = Numbers.For(one.Language);
        string key = await links.IssueAsync(ChangeSubscription.LeavePurpose, one.Id, now, LeaveFor, cancellation);
        string id = string.Create(CultureInfo.InvariantCulture, $"corridor-alert/{one.Id}/{looked.Crossings}-{looked.Side}");
        await outbox.QueueAsync(
            new(id, one.Address, one.Language, "corridor-alert",
            [
                AskForAlerts.PairOf(one.Corridor, one.Language), numbers.Percent(new Percent(cost), 2), numbers.Percent(new Percent(one.Threshold), one.Threshold.Scale),
                Dates.For(one.Language).Period(period), PageAddress.Corridor(one.Language, one.Corridor.From, one.Corridor.To).Href, $"/api/subscriptions/leaving/{key}?lang={one.Language}",
            ]), cancellation);
    }

    private async Task EraseAsync(Subscription one, DateTimeOffset now, CancellationToken cancellation)
    {
        await audit.AppendAsync(new("duty", "subscription-erased", one.Id, now), cancellation);
        await subscriptions.RemoveAsync(one.Id, cancellation);
    }
}
