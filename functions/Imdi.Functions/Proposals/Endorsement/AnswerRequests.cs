using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Who answers, for whom, and by which link; without one by being signed in.</summary>
/// <param name="Who">For the audit trail; never a name or an address.</param>
public sealed record Answering(string Who, AskedParty Party, AccessLink? Link);

/// <summary>Takes the answers of countries and agencies, spends the link they came by, and tells the applicant.</summary>
public sealed class AnswerRequests(ProposalStore proposals, AccessLinkStore links, ChangeByAnswer change, EndorsementMail mail, AuditTrail audit, TimeProvider clock)
{
    public static readonly Refusal
        NotYourCountry = Refusal.Forbidden("not-your-country", "You answer for another country. Each country endorses for itself alone."),
        NotYourAgency = Refusal.Forbidden("not-your-agency", "You act for another organisation. Each executing agency accepts for itself alone."),
        LinkOfAnother = Refusal.Forbidden("link-of-another", "This link is for another proposal, country or agency."),
        LinkUnknown = Refusal.NotFound("no-such-link", "This link is not known. Copy it whole from the message, or write to the secretariat."),
        LinkUsed = Refusal.Gone("link-used", "This link has been used: each answers once. Ask for a new one; it goes to the same address."),
        LinkExpired = Refusal.Gone("link-expired", "This link has expired. Ask for a new one; it goes to the same address."),
        LinkRevoked = Refusal.Gone("link-revoked", "This link has been withdrawn. Ask for a new one; it goes to the same address."),
        LinkOfFormer = Refusal.Gone("link-of-former", "This link went to somebody who no longer answers for the country or agency. Ask for a new one; it goes to whoever does now.");

    /// <summary>By a link. What it is for says the link, not the form that came with it.</summary>
    public async Task<Outcome<Answering>> ByLinkAsync(string proposal, string purpose, string? token, AskedParty? claimed, CancellationToken cancellation)
    {
        if (await links.FindAsync(purpose, token, cancellation) is not { } link || !PartyLink.TryRead(link, out string subject, out var party)) return LinkUnknown;
        var by = new Answering($"link:{link.Hash[..12]}", party, link);
        if (subject != proposal || (claimed is { } other && other != party)) return await DeniedAsync(by.Who, claimed?.SubjectIn(proposal) ?? proposal, LinkOfAnother, cancellation);
        return link.RevokedAt is not null ? LinkRevoked : link.ExpiresAt <= clock.GetUtcNow() ? LinkExpired : await IsOfFormerAsync(link, cancellation) ? LinkOfFormer : by;
    }

    /// <summary>Whether somebody else, or nobody, answers for the party by now: a term that ended while a link was open.</summary>
    public async Task<bool> IsOfFormerAsync(AccessLink link, CancellationToken cancellation) =>
        PartyLink.TryRead(link, out string id, out var party) && await proposals.FindAsync(id, cancellation) is { } proposal && proposal.Involves(party)
        && !PartyLink.IsFor(link, id, await mail.FindAsync(proposal, party, clock.GetUtcNow(), cancellation));

    /// <summary>By being signed in as the country's focal point, or for the agency.</summary>
    public async Task<Outcome<Answering>> ByCallerAsync(string proposal, AskedParty party, Caller caller, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(proposal, cancellation) is not { } found) return ChangeByAnswer.NoSuchProposal;
        if (!found.IsAskedOf(party, caller)) return await DeniedAsync(caller.Id, party.SubjectIn(found.Id), party.Country is null ? NotYourAgency : NotYourCountry, cancellation);
        return found.Involves(party) ? new Answering(caller.Id, party, null) : ChangeByAnswer.NoSuchProposal;
    }

    /// <param name="isCurrent">Whether the caller has seen the proposal as it is now; asked on each attempt.</param>
    public async Task<Outcome<Proposal>> RunAsync(string proposal, Answering by, PartyAnswer answer, CancellationToken cancellation, Func<Proposal, Refusal?>? isCurrent = null)
    {
        var now = clock.GetUtcNow();
        if (by.Link is { } link && await SpendAsync(proposal, by, link, answer, now, cancellation) is { } spent) return spent;
        var entry = new AuditEntry(by.Who, answer.Act, by.Party.SubjectIn(proposal), now);
        var changed = await change.RunAsync(proposal, entry, one => isCurrent?.Invoke(one) is { } stale ? stale : answer.On(one, by.Party, now), cancellation);
        if (!changed.IsOk) return changed.Refusal;
        var (was, current) = changed.Value;
        if (!ReferenceEquals(was, current)) await TellAsync(was, current, by.Party, answer, now, cancellation);
        return current;
    }

    /// <summary>A new link to whoever may answer now; one for each link that is no longer good.</summary>
    public async Task<Outcome<Proposal>> SendNewLinkAsync(AccessLink spent, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!PartyLink.TryRead(spent, out string id, out var party) || await proposals.FindAsync(id, cancellation) is not { } proposal || !proposal.Involves(party)) return ChangeByAnswer.NoSuchProposal;
        if (spent.IsValid(now) && !await IsOfFormerAsync(spent, cancellation)) return proposal;
        if (await mail.FindAsync(proposal, party, now, cancellation) is not { } to) return Refusal.Conflict("nobody-to-ask", "Nobody is verified to answer for this country or agency now. The secretariat can name somebody.");
        await mail.AskAsync(proposal, party, to, isReminder: false, $"{party.Purpose}-link/{spent.Hash}", now, cancellation);
        await audit.AppendAsync(new($"link:{spent.Hash[..12]}", $"{party.Purpose}-link-renewed", party.SubjectIn(id), now), cancellation);
        return proposal;
    }

    /// <summary>The applicant's answer to a question; the country that asked is reminded with a new link, which shows it.</summary>
    public async Task<Outcome<Proposal>> AnswerQuestionAsync(string id, int number, string text, string who, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var changed = await change.RunAsync(id, new(who, "proposal-question-answered", $"{id}/question/{number}", now), one => one.AnswerQuestion(number, text, now), cancellation);
        if (!changed.IsOk) return changed.Refusal;
        var (was, current) = changed.Value;
        var party = AskedParty.Of(current.Questions.Single(one => one.Number == number).Country);
        if (!ReferenceEquals(was, current) && await mail.FindAsync(current, party, now, cancellation) is { } to)
        {
            await mail.AskAsync(current, party, to, isReminder: true, $"endorsement-answered/{id}/{number}", now, cancellation);
        }

        return current;
    }

    // Spent before the answer is stored, so that of two answers by one link one counts. A process that dies between the two leaves a link without an answer: a new one can be asked for.
    private async Task<Outcome<Proposal>?> SpendAsync(string id, Answering by, AccessLink link, PartyAnswer answer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (answer.Kind == AnswerKind.Revoke) return null;
        if (await proposals.FindAsync(id, cancellation) is not { } proposal) return ChangeByAnswer.NoSuchProposal;
        var tried = answer.On(proposal, by.Party, now);
        if (!tried.IsOk || ReferenceEquals(tried.Value, proposal)) return tried;
        if (answer.UsesLink ? await links.UseAsync(link, now, cancellation) : link.UsedAt is null) return null;
        return LinkUsed;
    }

    private async Task TellAsync(Proposal was, Proposal current, AskedParty party, PartyAnswer answer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (answer.Kind == AnswerKind.Endorse) await mail.TellEndorsedAsync(current, party.Country!.Value, cancellation);
        if (answer.Kind == AnswerKind.Revoke) await mail.TellRevokedAsync(current, party.Country!.Value, now, cancellation);
        if (answer.Kind is AnswerKind.Refuse or AnswerKind.Decline) await mail.TellRefusedAsync(current, party, answer.Signing.Words!, now, cancellation);
        if (answer.Kind == AnswerKind.Ask) await mail.TellQuestionAsync(current, current.Questions[^1], now, cancellation);
        if (was.Stage != ProposalStage.WithPanel && current.Stage == ProposalStage.WithPanel) await mail.TellWithPanelAsync(current, now, cancellation);
    }

    private async Task<Outcome<Answering>> DeniedAsync(string who, string subject, Refusal refusal, CancellationToken cancellation)
    {
        await audit.AppendAsync(new(who, "endorsement-denied", subject, clock.GetUtcNow()), cancellation);
        return refusal;
    }
}
