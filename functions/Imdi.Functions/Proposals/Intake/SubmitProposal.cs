using System.Net;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <param name="Form">What the form tells of whoever filled it in; null for a program, which has no form.</param>
internal sealed record SubmissionArrival(FormFacts? Form, IPAddress? Sender, Caller Caller);

/// <param name="Link">The secret of a link to the status page.</param>
internal sealed record SubmittedProposal(Proposal Proposal, string Link, bool IsNew);

/// <summary>Makes a draft, or content that a program sends, a proposal: once, however often it is sent.</summary>
internal sealed class SubmitProposal(
    DraftStore drafts, ProposalStore proposals, OrganisationStore organisations, AttachmentStore attachments, RequestEndorsements request, OwnLinks links, FormGuard guard, AuditTrail audit, IRegionSource regions, IOptions<SeedMoneySettings> seed, TimeProvider clock)
{
    /// <param name="draft">What the link leads to; null where that has been submitted, or never was.</param>
    public async Task<Outcome<SubmittedProposal>> OfDraftAsync(string link, Draft? draft, SubmissionArrival arrival, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (draft is null)
        {
            return await links.SubmittedAsync(link, cancellation) is { } before ? await DoneAsync(before, isNew: false, cancellation) : OwnLinks.NoSuchDraft;
        }

        var content = CheckContent.Of(draft.Answers, draft.Track, seed.Value, await regions.CurrentAsync(cancellation), DateOnly.FromDateTime(now.UtcDateTime));
        if (content.Refusal is { } wrong) return wrong;
        var files = (await attachments.ReadAsync(draft.Id, cancellation)).ForSubmission();
        if (files.Refusal is { } unready) return unready;
        if (await guard.CheckAsync(arrival.Form, arrival.Sender, now, cancellation) is { } refusal) return refusal;

        var submitted = draft.Revises is { } round
            ? await AgainAsync(draft.Id, round, await KnownAsync(content.Value, cancellation), files.Value, now, cancellation)
            : await FirstAsync(Proposal.Submit(draft.Id, draft.Language, draft.Track, await KnownAsync(content.Value, cancellation), files.Value, now), cancellation);
        if (submitted.Refusal is { } closed) return closed;
        var done = DoneAsync(submitted.Value.Proposal, submitted.Value.IsNew, cancellation);
        await Task.WhenAll(done, drafts.RemoveAsync(draft.Id, cancellation));
        return await done;
    }

    /// <summary>A program's whole proposal. The same key is the same proposal.</summary>
    public async Task<Outcome<SubmittedProposal>> OfContentAsync(JsonElement body, ProposalTrack track, string? key, Language language, SubmissionArrival arrival, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var answers = JsonAnswers.Of(body);
        if (answers.Refusal is { } unreadable) return unreadable;
        var content = CheckContent.Of(answers.Value, track, seed.Value, await regions.CurrentAsync(cancellation), DateOnly.FromDateTime(now.UtcDateTime));
        if (content.Refusal is { } wrong) return wrong;
        if (await guard.CheckAsync(arrival.Form, arrival.Sender, now, cancellation) is { } refusal) return refusal;

        string id = await drafts.IdOfAsync(key, now, cancellation);
        var submitted = await FirstAsync(Proposal.Submit(id, language, track, await KnownAsync(content.Value, cancellation), [], now), cancellation);
        return submitted.IsOk ? await DoneAsync(submitted.Value.Proposal, submitted.Value.IsNew, cancellation) : submitted.Refusal;
    }

    // An agency of the Directory is known by its name too, and then asked at its own address and not at one that was typed: nobody accepts in another's name.
    private async Task<ProposalContent> KnownAsync(ProposalContent content, CancellationToken cancellation)
    {
        var listed = await organisations.ListAsync(cancellation).ToListAsync(cancellation);
        return content with { Partners = content.Partners with { Executing = [.. content.Partners.Executing.Select(agency => agency with { Organisation = IdOf(agency) })] } };

        string? IdOf(ExecutingAgency agency) => (listed.Find(one => one.Id == agency.Organisation) ?? listed.Find(one => Party.IsNamed(one, agency.Name)))?.Id;
    }

    private async Task<Outcome<(Proposal Proposal, bool IsNew)>> FirstAsync(Proposal proposal, CancellationToken cancellation)
    {
        var stored = await proposals.InsertAsync(proposal, cancellation);
        return stored.IsOk ? (stored.Value, true) : ((await proposals.FindAsync(proposal.Id, cancellation))!, false);
    }

    private async Task<Outcome<(Proposal Proposal, bool IsNew)>> AgainAsync(string id, int round, ProposalContent content, IReadOnlyList<Attachment> files, DateTimeOffset now, CancellationToken cancellation)
    {
        while (await proposals.FindAsync(id, cancellation) is { } proposal)
        {
            if (proposal.Round > round) return (proposal, false);
            var next = proposal.Resubmit(content, files, now);
            if (next.Refusal is { } refusal) return refusal;
            var saved = await proposals.SaveAsync(proposal, next.Value, cancellation);
            if (saved.IsOk) return (saved.Value, true);
        }

        return OwnLinks.NoSuchProposal;
    }

    // Whatever is told or written down goes by what was submitted and when, so that a repetition adds nothing, and mends what an interruption left out.
    private async Task<Outcome<SubmittedProposal>> DoneAsync(Proposal proposal, bool isNew, CancellationToken cancellation)
    {
        string what = proposal.Round == 1 ? "proposal-submitted" : $"proposal-resubmitted-{proposal.Round}";
        var at = proposal.History.Last(one => one.What is "submitted" or "resubmitted").At;
        await audit.AppendOnceAsync(new(Caller.Public.Id, what, proposal.Id, at), cancellation);
        var (link, opened) = links.NewForStatus(proposal);
        string[] values = [proposal.Content.Identification.Title, proposal.Reference, links.Absolute(PageAddress.ProposalStatus(proposal.Language, link))];
        var receipt = proposal.Content.Applicant.Contact is { } contact ? new OutboxMessage($"proposal-received/{proposal.Id}/{proposal.Round}", contact.Email, proposal.Language, "proposal-received", values) : null;
        await request.RunAsync(proposal, [(opened, receipt)], cancellation);
        return new SubmittedProposal(proposal, link, isNew);
    }
}
