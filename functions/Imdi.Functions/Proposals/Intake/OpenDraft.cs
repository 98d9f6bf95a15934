using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <param name="Link">The secret of a link to it, new each time: only its hash is kept.</param>
internal sealed record OpenedDraft(Draft Draft, string Link, bool IsNew);

/// <summary>Begins a draft; the same key is one draft.</summary>
internal sealed class OpenDraft(DraftStore drafts, ProposalStore proposals, OwnLinks links, AuditTrail audit, TimeProvider clock)
{
    /// <param name="key">The submission id of a form, or a caller's Idempotency-Key: whoever knows it gets a link to the draft, so it is hard to guess.</param>
    public async Task<Outcome<OpenedDraft>> RunAsync(string? key, IReadOnlyDictionary<string, string?> changes, Language language, ProposalTrack track, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        string id = await drafts.IdOfAsync(key, now, cancellation);
        var begun = (Draft.New(id, language, now) with { Track = track }).Save(changes, now);
        if (begun.Refusal is { } refusal) return refusal;

        // A first form sent again after all was submitted must not begin a second draft of the same id.
        if (key is not null && await proposals.FindAsync(id, cancellation) is not null) return OwnLinks.NoSuchDraft;
        bool isNew = await drafts.AddAsync(begun.Value, cancellation);
        if (await drafts.FindAsync(id, cancellation) is not { } draft) return OwnLinks.NoSuchDraft;
        if (isNew) await audit.AppendAsync(new(caller.Id, "draft-begun", id, now, AfterHash: StateHash.Of(begun.Value)), cancellation);
        return new OpenedDraft(draft, await links.ForDraftAsync(draft, cancellation), isNew);
    }
}
