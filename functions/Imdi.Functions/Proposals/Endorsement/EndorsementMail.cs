using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>The messages of the gate: requests with their links to those who answer, and what they answered to the applicant.</summary>
public sealed class EndorsementMail(AccessLinkStore links, PersonStore people, OrganisationStore organisations, IOutbox outbox, IOptions<HostingSettings> settings)
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(EndorsementReminders.LateAfterDays);

    public async Task<Addressee?> FindAsync(Proposal proposal, AskedParty party, DateTimeOffset now, CancellationToken cancellation)
    {
        if (party.Country is { } country) return FocalPointOf.For(proposal, country, await people.ListAsync(cancellation).ToListAsync(cancellation), Today(now));
        int agency = party.Agency!.Value;
        var listed = proposal.Content.Partners.Executing[agency].Organisation is { } id ? await organisations.FindAsync(id, cancellation) : null;
        return FocalPointOf.For(proposal, agency, listed);
    }

    /// <param name="id">Of the message: what has been queued under it is not sent again, and the link made for it here is one that nobody gets.</param>
    public async Task AskAsync(Proposal proposal, AskedParty party, Addressee to, bool isReminder, string id, DateTimeOffset now, CancellationToken cancellation)
    {
        string secret = await links.IssueAsync(party.Purpose, PartyLink.SubjectOf(proposal.Id, party, to), now, LinkLife, cancellation);
        var page = party.Country is null ? PageAddress.Accept(to.Language, secret) : PageAddress.Endorse(to.Language, secret);
        string template = (party.Country is null ? "acceptance-" : "endorsement-") + (isReminder ? "reminder" : "requested");
        var content = proposal.Content;
        string[] values = [NameOf(proposal, party, to.Language), content.Identification.Title, content.Applicant.Name, Absolute(page), Dates.For(to.Language).Day(Today(now + LinkLife))];
        await outbox.QueueAsync(new(id, to.Email, to.Language, template, values), cancellation);
    }

    public Task TellEndorsedAsync(Proposal proposal, CountryCode country, CancellationToken cancellation) =>
        TellAsync(proposal, "proposal-endorsed", $"{proposal.Round}/{country}", [country.Name(proposal.Language), Title(proposal), proposal.Reference], cancellation);

    public async Task TellRefusedAsync(Proposal proposal, AskedParty party, string reason, DateTimeOffset now, CancellationToken cancellation) =>
        await TellAsync(proposal, "proposal-refused-by-country", $"{proposal.Round}/{party}", [NameOf(proposal, party, proposal.Language), Title(proposal), reason, await StatusAsync(proposal, now, cancellation)], cancellation);

    public async Task TellQuestionAsync(Proposal proposal, CountryQuestion question, DateTimeOffset now, CancellationToken cancellation) =>
        await TellAsync(proposal, "proposal-question", $"{question.Number}", [question.Country.Name(proposal.Language), Title(proposal), question.Text, await StatusAsync(proposal, now, cancellation)], cancellation);

    public async Task TellWithPanelAsync(Proposal proposal, DateTimeOffset now, CancellationToken cancellation) =>
        await TellAsync(proposal, "proposal-with-panel", $"{proposal.Round}", [Title(proposal), proposal.Reference, await StatusAsync(proposal, now, cancellation)], cancellation);

    private Task TellAsync(Proposal proposal, string template, string occasion, IReadOnlyList<string> values, CancellationToken cancellation) =>
        proposal.Content.Applicant.Contact?.Email is { Length: > 0 } email
            ? outbox.QueueAsync(new($"{template}/{proposal.Id}/{occasion}", email, proposal.Language, template, values), cancellation)
            : Task.CompletedTask;

    private async Task<string> StatusAsync(Proposal proposal, DateTimeOffset now, CancellationToken cancellation) =>
        Absolute(PageAddress.ProposalStatus(proposal.Language, await links.IssueAsync(OwnLinks.StatusPurpose, proposal.Id, now, OwnLinks.StatusKeptFor, cancellation)));

    private string Absolute(PageAddress page) => settings.Value.BaseAddress + page.Href;

    private static string NameOf(Proposal proposal, AskedParty party, Language language) => party.Country?.Name(language) ?? proposal.Content.Partners.Executing[party.Agency!.Value].Name;

    private static string Title(Proposal proposal) => proposal.Content.Identification.Title;

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
