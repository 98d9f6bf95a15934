using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>What an applicant's links lead to. A new link never ends an older one.</summary>
internal sealed class OwnLinks(AccessLinkStore links, DraftStore drafts, ProposalStore proposals, IOptions<HostingSettings> settings, TimeProvider clock)
{
    public const string StatusPurpose = "status";

    private const string DraftPurpose = ChangeAttachments.LinkPurpose;

    // A draft ends sixty days after it was touched last; its links must not end sooner, while somebody still works on it.
    private static readonly TimeSpan DraftLinkKeptFor = TimeSpan.FromDays(365);

    // A project and its reports take years.
    public static readonly TimeSpan StatusKeptFor = TimeSpan.FromDays(10 * 365);

    public static readonly Refusal NoSuchDraft = Refusal.NotFound("no-such-draft", "This link leads to no draft: it has expired, or the draft was submitted or erased.");

    public static readonly Refusal NoSuchProposal = Refusal.NotFound("no-such-proposal", "There is no such proposal, or the link to it has expired.");

    public Task<string> ForDraftAsync(Draft draft, CancellationToken cancellation) => links.IssueAsync(DraftPurpose, draft.Id, clock.GetUtcNow(), DraftLinkKeptFor, cancellation);

    public Task<string> ForStatusAsync(Proposal proposal, CancellationToken cancellation) => links.IssueAsync(StatusPurpose, proposal.Id, clock.GetUtcNow(), StatusKeptFor, cancellation);

    /// <summary>The same, to be kept with other links.</summary>
    public (string Text, AccessLink Link) NewForStatus(Proposal proposal) => AccessLinkStore.New(StatusPurpose, proposal.Id, clock.GetUtcNow(), StatusKeptFor);

    public async Task<Draft?> DraftAsync(string link, CancellationToken cancellation) => await SubjectAsync(DraftPurpose, link, cancellation) is { } id ? await drafts.FindAsync(id, cancellation) : null;

    /// <summary>The proposal that the draft of a link has become.</summary>
    public async Task<Proposal?> SubmittedAsync(string link, CancellationToken cancellation) => await SubjectAsync(DraftPurpose, link, cancellation) is { } id ? await proposals.FindAsync(id, cancellation) : null;

    public async Task<Proposal?> ProposalAsync(string link, CancellationToken cancellation) => await SubjectAsync(StatusPurpose, link, cancellation) is { } id ? await proposals.FindAsync(id, cancellation) : null;

    /// <summary>A page's address for a message.</summary>
    public string Absolute(PageAddress at) => settings.Value.BaseAddress + at.Href;

    private async Task<string?> SubjectAsync(string purpose, string link, CancellationToken cancellation) =>
        await links.FindAsync(purpose, link, cancellation) is { } known && known.IsValid(clock.GetUtcNow()) ? known.Subject : null;
}
