using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Proposals;

/// <param name="Stale">When the save was made on an older revision and was not taken: the fields that differ.</param>
internal sealed record SavedDraft(Draft Draft, IReadOnlyList<DifferingField>? Stale);

/// <summary>Saves answers into a draft on the revision that they were made on.</summary>
internal sealed class SaveDraft(DraftStore drafts, OwnLinks links, MailLimit mails, IOutbox outbox, AuditTrail audit, TimeProvider clock)
{
    // Of a title in a message to an address that nobody has confirmed: room for a name, not for a letter.
    private const int LongestTitle = 120;

    /// <param name="since">The revision that the sender read.</param>
    /// <param name="strictly">Whether any later save of somebody else refuses this one; else only one of the same fields does.</param>
    public async Task<Outcome<SavedDraft>> RunAsync(string link, IReadOnlyDictionary<string, string?> changes, int since, bool strictly, Caller caller, CancellationToken cancellation)
    {
        while (await links.DraftAsync(link, cancellation) is { } draft)
        {
            if (since != draft.Revision && draft.Differing(changes, since) is var differing && (strictly || differing.Count > 0)) return new SavedDraft(draft, differing);
            var next = draft.Save(changes, clock.GetUtcNow());
            if (next.Refusal is { } refusal) return refusal;
            if (next.Value == draft) return new SavedDraft(draft, null);

            var saved = await drafts.SaveAsync(draft, next.Value, cancellation);
            if (saved.Refusal is { } meanwhile && meanwhile != Rows.ChangedMeanwhile) return meanwhile;
            if (!saved.IsOk) continue;
            await audit.AppendOnceADayAsync(new(caller.Id, "draft-saved", draft.Id, next.Value.TouchedAt, StateHash.Of(draft), StateHash.Of(next.Value)), cancellation);
            return new SavedDraft(saved.Value, null);
        }

        return OwnLinks.NoSuchDraft;
    }

    /// <summary>From the short form to the full one; every answer stays.</summary>
    public async Task<bool> TakeFullFormAsync(string link, Caller caller, CancellationToken cancellation)
    {
        while (await links.DraftAsync(link, cancellation) is { } draft)
        {
            if (draft.Track == ProposalTrack.Full) return true;
            var full = draft with { Track = ProposalTrack.Full };
            if (!(await drafts.SaveAsync(draft, full, cancellation)).IsOk) continue;
            await audit.AppendAsync(new(caller.Id, "draft-made-full", draft.Id, clock.GetUtcNow(), StateHash.Of(draft), StateHash.Of(full)), cancellation);
            return true;
        }

        return false;
    }

    /// <summary>Sends the resume link to the contact's address, once an address unless it is asked for, and no more a day than <see cref="MailLimit"/> allows.</summary>
    public async Task<string?> MailLinkAsync(Draft draft, bool again, CancellationToken cancellation)
    {
        string? to = draft.Answers.GetValueOrDefault("applicant.contact.email")?.Trim();
        if (to is null || !MailAddress.IsOne(to) || (!again && to == draft.LinkMailedTo)) return null;
        if (await mails.IsReachedAsync(to, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), cancellation)) return null;

        string link = await links.ForDraftAsync(draft, cancellation);
        string title = new[] { "identification.title", "applicant.name" }.Select(name => draft.Answers.GetValueOrDefault(name, "").Trim()).FirstOrDefault(text => text.Length > 0) ?? "IMDI";
        string[] values = [title.Length <= LongestTitle ? title : string.Concat(title.AsSpan(0, LongestTitle - 1), "…"), links.Absolute(PageAddress.Draft(draft.Language, link, "check")), Imdi.Web.Text.Dates.For(draft.Language).Day(draft.ErasedOn)];
        string id = again ? $"draft-saved/{draft.Id}/{AccessLink.HashOf(link)[..8]}" : $"draft-saved/{draft.Id}/{AccessLink.HashOf(to)[..8]}";
        await outbox.QueueAsync(new(id, to, draft.Language, "draft-saved", values), cancellation);
        if (to != draft.LinkMailedTo) await drafts.SaveAsync(draft, draft with { LinkMailedTo = to }, cancellation);
        return to;
    }
}
