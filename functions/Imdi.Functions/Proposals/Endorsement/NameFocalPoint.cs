using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The secretariat closes a gap: an address for one country or executing agency of one proposal, which is then asked.</summary>
public sealed class NameFocalPoint(ChangeByAnswer change, ProposalStore proposals, PersonStore people, OrganisationStore organisations, RequestEndorsements request, TimeProvider clock)
{
    private static readonly Refusal AgencyKnown = Refusal.Conflict("agency-known", "The agency is in the Directory with its address; change that there."), Known = Refusal.Conflict("focal-point-known", "The Directory has a verified focal point of this country; the request goes there.");

    public async Task<Outcome<Proposal>> RunAsync(string id, FocalPointAnswers answers, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var named = answers.Check(now);
        if (!named.IsOk) return named.Refusal;
        var party = new AskedParty(named.Value.Country, named.Value.Agency);
        if (await KnownAsync(id, party, DateOnly.FromDateTime(now.UtcDateTime), cancellation) is { } known) return known;
        var entry = new AuditEntry(caller.Id, "focal-point-named", party.SubjectIn(id), now);
        var changed = await change.RunAsync(id, entry, one => one.NameFocalPoint(named.Value), cancellation);
        if (!changed.IsOk) return changed.Refusal;
        await request.RunAsync(id, cancellation);
        return changed.Value.Now;
    }

    private async Task<Refusal?> KnownAsync(string id, AskedParty party, DateOnly today, CancellationToken cancellation)
    {
        if (party.Country is { } country) return FocalPointOf.Country(country, await people.ListAsync(cancellation).ToListAsync(cancellation), today) is null ? null : Known;
        var agency = (await proposals.FindAsync(id, cancellation))?.Content.Partners.Executing.ElementAtOrDefault(party.Agency!.Value);
        return agency?.Organisation is { } listed && await organisations.FindAsync(listed, cancellation) is { Email.Length: > 0 } ? AgencyKnown : null;
    }
}
