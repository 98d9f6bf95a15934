using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The secretariat closes a gap: an address for one country of one proposal, which is then asked.</summary>
public sealed class NameFocalPoint(ChangeByAnswer change, PersonStore people, RequestEndorsements request, TimeProvider clock)
{
    private static readonly Refusal Known = Refusal.Conflict("focal-point-known", "The Directory has a verified focal point of this country; the request goes there.");

    public async Task<Outcome<Proposal>> RunAsync(string id, FocalPointAnswers answers, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var named = answers.Check(now);
        if (!named.IsOk) return named.Refusal;
        var all = await people.ListAsync(cancellation).ToListAsync(cancellation);
        if (FocalPointOf.Country(named.Value.Country, all, DateOnly.FromDateTime(now.UtcDateTime)) is not null) return Known;
        var entry = new AuditEntry(caller.Id, "focal-point-named", $"{id}/{named.Value.Country}", now);
        var changed = await change.RunAsync(id, entry, one => one.NameFocalPoint(named.Value), cancellation);
        if (!changed.IsOk) return changed.Refusal;
        await request.RunAsync(id, cancellation);
        return changed.Value.Now;
    }
}
