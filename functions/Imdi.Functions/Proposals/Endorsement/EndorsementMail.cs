using System.Globalization;
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

    public async Task<Addressee?> FindAsync(Proposal proposal, AskedParty party, DateTimeOffset now, CancellationToken cancellation) =>
        (await FindAsync(proposal, [party], now, cancellation)) is [var (_, to)] ? to : null;

    /// <summary>Those of the parties for whom somebody can be asked, and whom; the people of the Directory are read once for all countries.</summary>
    public async Task<IReadOnlyList<(AskedParty Party, Addressee To)>> FindAsync(Proposal proposal, IReadOnlyCollection<AskedParty> parties, DateTimeOffset now, CancellationToken cancellation)
    {
        var everybody = parties.Any(party => party.Country is not null) ? await people.ListAsync(cancellation).ToListAsync(cancellation) : [];
        List<(AskedParty, Addressee)> found = [];
        foreach (var party in parties)
        {
            var to = party.Country is { } country ? FocalPointOf.For(proposal, country, everybody, Today(now)) : await AgencyAsync(proposal, party.Agency!.Value, cancellation);
            if (to is not null) found.Add((party, to));
        }

        return found;
    }

    /// <param name="id">Of the message: what has been queued under it is not sent again, and the link made for it here is one that nobody gets.</param>
    public Task AskAsync(Proposal proposal, AskedParty party, Addressee to, bool isReminder, string id, DateTimeOffset now, CancellationToken cancellation) =>
        SendAsync([RequestOf(proposal, party, to, isReminder, id, now)], cancellation);

    /// <summary>Messages with the links that they bring. The links first: one that nobody gets harms nobody.</summary>
    public async Task SendAsync(IReadOnlyCollection<(AccessLink Link, OutboxMessage? Message)> letters, CancellationToken cancellation)
    {
        await links.AddAsync(letters.Select(letter => letter.Link), cancellation);
        await outbox.QueueAllAsync([.. letters.Select(letter => letter.Message).OfType<OutboxMessage>()], cancellation);
    }

    /// <summary>A request with the link that it brings, neither kept yet.</summary>
    public (AccessLink Link, OutboxMessage? Message) RequestOf(Proposal proposal, AskedParty party, Addressee to, bool isReminder, string id, DateTimeOffset now)
    {
        var (secret, link) = AccessLinkStore.New(party.Purpose, PartyLink.SubjectOf(proposal.Id, party, to), now, LinkLife);
        var page = party.Country is null ? PageAddress.Accept(to.Language, secret) : PageAddress.Endorse(to.Language, secret);
        string template = (party.Country is null ? "acceptance-" : "endorsement-") + (isReminder ? "reminder" : "requested");
        var content = proposal.Content;
        string[] values = [NameOf(proposal, party, to.Language), content.Identification.Title, content.Applicant.Name, Absolute(page), Dates.For(to.Language).Day(Today(now + LinkLife))];
        return (link, new(id, to.Email, to.Language, template, values));
    }

    public Task TellEndorsedAsync(Proposal proposal, CountryCode country, CancellationToken cancellation) =>
        TellAsync(proposal, "proposal-endorsed", $"{proposal.Round}/{country}/{At(proposal.EndorsementOf(country)!.At)}", [country.Name(proposal.Language), Title(proposal), proposal.Reference], cancellation);

    public async Task TellRevokedAsync(Proposal proposal, CountryCode country, DateTimeOffset now, CancellationToken cancellation) =>
        await TellAsync(
            proposal, "endorsement-revoked", $"{proposal.Round}/{country}/{At(proposal.EndorsementOf(country)!.At)}",
            [country.Name(proposal.Language), Title(proposal), proposal.Reference, await StatusAsync(proposal, now, cancellation)], cancellation);

    public async Task TellRefusedAsync(Proposal proposal, AskedParty party, string reason, DateTimeOffset now, CancellationToken cancellation) =>
        await TellAsync(proposal, "proposal-refused-by-country", $"{proposal.Round}/{party}", [NameOf(proposal, party, proposal.Language), Title(proposal), reason, await StatusAsync(proposal, now, cancellation)], cancellation);

    public async Task TellQuestionAsync(Proposal proposal, CountryQuestion question, DateTimeOffset now, CancellationToken cancellation) =>
        await TellAsync(proposal, "proposal-question", $"{question.Number}", [question.Country.Name(proposal.Language), Title(proposal), question.Text, await StatusAsync(proposal, now, cancellation)], cancellation);

    public async Task TellWithPanelAsync(Proposal proposal, DateTimeOffset now, CancellationToken cancellation) =>
        await TellAsync(proposal, "proposal-with-panel", $"{proposal.Round}/{At(proposal.StageSince)}", [Title(proposal), proposal.Reference, await StatusAsync(proposal, now, cancellation)], cancellation);

    private async Task<Addressee?> AgencyAsync(Proposal proposal, int agency, CancellationToken cancellation) =>
        FocalPointOf.For(proposal, agency, proposal.Content.Partners.Executing[agency].Organisation is { } id ? await organisations.FindAsync(id, cancellation) : null);

    private Task TellAsync(Proposal proposal, string template, string occasion, IReadOnlyList<string> values, CancellationToken cancellation) =>
        proposal.Content.Applicant.Contact?.Email is { Length: > 0 } email
            ? outbox.QueueAsync(new($"{template}/{proposal.Id}/{occasion}", email, proposal.Language, template, values), cancellation)
            : Task.CompletedTask;

    private async Task<string> StatusAsync(Proposal proposal, DateTimeOffset now, CancellationToken cancellation) =>
        Absolute(PageAddress.ProposalStatus(proposal.Language, await links.IssueAsync(OwnLinks.StatusPurpose, proposal.Id, now, OwnLinks.StatusKeptFor, cancellation)));

    private string Absolute(PageAddress page) => settings.Value.BaseAddress + page.Href;

    private static string NameOf(Proposal proposal, AskedParty party, Language language) => party.Country?.Name(language) ?? proposal.Content.Partners.Executing[party.Agency!.Value].Name;

    // An endorsement that was taken back and given again is told of again.
    private static string At(DateTimeOffset when) => when.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static string Title(Proposal proposal) => proposal.Content.Identification.Title;

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
