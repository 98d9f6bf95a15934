using Imdi.Functions.Directory;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Proposals;

/// <summary>Once a day: files of drafts that are gone go too, uploads that nobody completed end, and what waits for a scanner is scanned.</summary>
public sealed class SweepAttachments(AttachmentStore attachments, IncomingFileStore incoming, IMalwareScan scan, AuditTrail audit) : IDailyDuty
{
    public string Name => "sweep-attachments";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var set in attachments.AllAsync(cancellation))
        {
            bool hasOwner = await attachments.IsDraftAsync(set.Draft, cancellation) || await attachments.IsProposalAsync(set.Draft, cancellation);
            await (hasOwner ? TendAsync(set, now, cancellation) : ForgetAsync(set, now, cancellation));
        }
    }

    // Contents first: killed in between, the next run finds the list and goes on.
    private async Task ForgetAsync(AttachmentSet set, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var file in set.Files) await RemoveAsync(file.Id, cancellation);
        await attachments.ForgetAsync(set.Draft, cancellation);
        await audit.AppendAsync(new("daily", "attachments-erased", set.Draft, now), cancellation);
    }

    private async Task TendAsync(AttachmentSet set, DateTimeOffset now, CancellationToken cancellation)
    {
        var next = set.Expire(now);
        foreach (var expired in set.Files.Except(next.Files)) await RemoveAsync(expired.Id, cancellation);
        foreach (var file in next.Files.Where(file => file.State is AttachmentState.Quarantined or AttachmentState.Unscanned))
        {
            if (await ScanAsync(file, cancellation) is { } state) next = next.Scanned(file.Id, state);
        }

        if (next.Files.SequenceEqual(set.Files)) return;

        // Changed meanwhile by its applicant: tomorrow is soon enough.
        if ((await attachments.SaveAsync(set, next, cancellation)).IsOk) await audit.AppendAsync(new("daily", "attachments-swept", set.Draft, now), cancellation);
    }

    /// <summary>Null where the scan told nothing new.</summary>
    private async Task<AttachmentState?> ScanAsync(AttachedFile file, CancellationToken cancellation)
    {
        await using var content = await attachments.OpenAsync(file.Id, cancellation);
        if (content is null) return null;
        var verdict = await scan.RunAsync(content, cancellation);
        if (verdict.Result == ScanResult.Found) await attachments.RemoveAsync(file.Id, cancellation);
        return verdict.Result switch { ScanResult.Clean => AttachmentState.Clean, ScanResult.Found => AttachmentState.Infected, _ => null };
    }

    private async Task RemoveAsync(string id, CancellationToken cancellation)
    {
        await incoming.ForgetAsync(id, cancellation);
        await attachments.RemoveAsync(id, cancellation);
    }
}
