using System.Runtime.CompilerServices;
using Imdi.Functions.Directory;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Remittances;

/// <summary>Subscriptions are nothing without their address: they go.</summary>
internal sealed class SubscriptionPersonalData(SubscriptionStore subscriptions) : IPersonalData
{
    public PersonalHolding Holding { get; } = new(
        "subscriptions", "An address, the corridor and threshold that it follows, and its language", "To tell it when the cost crosses the threshold", "Seven days unconfirmed, then until it leaves", "The link in every message; the duty `corridor-alerts`; on request",
        ["Subscription.Address"]);

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in subscriptions.AllAsync(cancellation))
            if (who.Is(one.Address)) yield return new(Holding.Id, one.Id, PersonalData.Json(one with { RowTag = null })) { Links = [one.Id] };
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(who, cancellation)) await subscriptions.RemoveAsync(found.Id, cancellation);
    }
}

/// <summary>Reports of wrong prices stay, without whom to ask about them.</summary>
internal sealed class ReportPersonalData(ReportStore reports) : IPersonalData
{
    public PersonalHolding Holding { get; } = new(
        "price-reports", "An address, where whoever reports a wrong price gives one", "To ask about the report", "A year after the report", "The duty `report-retention`; on request", ["PriceReport.Contact", "PriceReport.WhatIsWrong"]);

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (submission, report) in reports.AllAsync(cancellation))
            if (IsIn(report, who)) yield return new(Holding.Id, submission, PersonalData.Json(report));
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var (submission, report) in reports.AllAsync(cancellation))
            if (IsIn(report, who)) await reports.ReplaceAsync(submission, Without(report, who), cancellation);
    }

    private static bool IsIn(PriceReport report, PersonSought who) => who.IsIn(report.Contact) || who.IsIn(report.Provider) || who.IsIn(report.WhatIsWrong) || who.IsIn(report.RightPrice);

    private static PriceReport Without(PriceReport report, PersonSought who) => report with
    {
        Contact = who.IsIn(report.Contact) ? null : report.Contact, Provider = who.Without(report.Provider), WhatIsWrong = who.Without(report.WhatIsWrong), RightPrice = report.RightPrice is null ? null : who.Without(report.RightPrice),
    };
}

/// <summary>Once a day: whom to ask about reports of a year ago is erased.</summary>
internal sealed class KeepReportersNoLonger(ReportStore reports, AuditTrail audit, IOptions<Retention> retention) : IDailyDuty
{
    public string Name => "report-retention";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var (submission, report) in reports.AllAsync(cancellation))
        {
            if (report.Contact is null || report.ReceivedAt >= now.AddDays(-retention.Value.ReportContactDays)) continue;
            await reports.ReplaceAsync(submission, report with { Contact = null }, cancellation);
            await audit.AppendAsync(new("daily", "report-contact-erased", Reference.Of(submission), now), cancellation);
        }
    }
}
