using System.Net;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>What came with a report beside its answers.</summary>
/// <param name="Form">What the form tells of whoever filled it in; null for a caller of the API, who has no form.</param>
/// <param name="Key">The caller's Idempotency-Key.</param>
public sealed record ReportArrival(FormFacts? Form, string? Key, IPAddress? Sender, Caller Caller);

/// <summary>Takes a report once: checks who sends it, keeps it, and writes it to the audit trail.</summary>
public sealed class ReceiveReport(RemittanceStore published, ReportStore reports, FormGuard guard, AuditTrail audit)
{
    /// <summary>The reference, and whether the report is new.</summary>
    public async Task<Outcome<(string Reference, bool IsNew)>> RunAsync(ReportAnswers answers, ReportArrival arrival, DateTimeOffset now, CancellationToken cancellation)
    {
        string submission = FormGuard.SubmissionOf(answers.SubmissionId, arrival.Key, now);
        string reference = Reference.Of(submission);
        if (await reports.FindAsync(submission, cancellation) is not null) return (reference, false);

        var report = answers.Check(await KnownAsync(answers, cancellation), now);
        if (report.Refusal is { } wrong) return wrong;
        if (await guard.CheckAsync(arrival.Form, arrival.Sender, now, cancellation) is { } refusal) return refusal;
        if (!await reports.AddAsync(submission, report.Value, cancellation)) return (reference, false);

        await audit.AppendAsync(new AuditEntry(arrival.Caller.Id, "price-reported", reference, now), cancellation);
        return (reference, true);
    }

    private async Task<Corridor?> KnownAsync(ReportAnswers answers, CancellationToken cancellation) =>
        CountryCode.TryParse(answers.From, out var from) && CountryCode.TryParse(answers.To, out var to)
        && (await published.OverviewAsync(cancellation))?.Find(from, to) is not null
            ? new Corridor(from, to)
            : null;
}
