using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>What the secretariat does with the stakeholder register.</summary>
public sealed class ChangeOrganisations(OrganisationStore organisations, IOutbox outbox, AuditTrail audit, TimeProvider clock)
{
    private static Refusal NotFound { get; } = Refusal.NotFound("no-such-organisation", "No organisation in the Directory has that id.");

    public async Task<Outcome<Tagged<Organisation>>> FindAsync(string id, CancellationToken cancellation) =>
        await organisations.ReadAsync(id, cancellation) is var (organisation, tag) ? RecordTag.Of(organisation, tag) : NotFound;

    public async Task<Outcome<Tagged<Organisation>>> AddAsync(OrganisationRequest request, Caller caller, CancellationToken cancellation)
    {
        var added = request.ToOrganisation(null);
        if (!added.IsOk) return added.Refusal;
        await NoteAsync(caller, "organisation-added", null, added.Value, cancellation);
        if (await organisations.AddAsync(added.Value, cancellation) is { } exists)
        {
            await NoteAsync(caller, "organisation-added-void", null, added.Value, cancellation);
            return exists;
        }

        return await FindAsync(added.Value.Id, cancellation);
    }

    public Task<Outcome<Tagged<Organisation>>> ChangeAsync(string id, OrganisationRequest request, string? ifMatch, Caller caller, CancellationToken cancellation) =>
        SaveAsync("organisation-changed", id, ifMatch, request.ToOrganisation, caller, cancellation);

    public Task<Outcome<Tagged<Organisation>>> EndAsync(string id, string? ifMatch, Caller caller, CancellationToken cancellation) =>
        SaveAsync("organisation-ended", id, ifMatch, organisation => organisation.End(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), caller, cancellation);

    private async Task<Outcome<Tagged<Organisation>>> SaveAsync(string what, string id, string? ifMatch, Func<Organisation, Outcome<Organisation>> change, Caller caller, CancellationToken cancellation)
    {
        if (await organisations.ReadAsync(id, cancellation) is not var (organisation, tag)) return NotFound;
        if (RecordTag.Of(organisation, tag).Match(ifMatch) is { } refusal) return refusal;
        var changed = change(organisation);
        if (!changed.IsOk) return changed.Refusal;
        await NoteAsync(caller, what, organisation, changed.Value, cancellation);
        if (await organisations.SaveAsync(changed.Value, tag, cancellation) is { } meanwhile) return meanwhile;
        if (changed.Value.Email is { } email && email != organisation.Email) await TellAsync(changed.Value, email, cancellation);
        return await FindAsync(id, cancellation);
    }

    // A new address learns that it is one; the day makes a mistake that is mended and made again another message.
    private Task TellAsync(Organisation organisation, string email, CancellationToken cancellation) => outbox.QueueAsync(
        new($"organisation-contact/{organisation.Id}/{StateHash.Of((email, clock.GetUtcNow().UtcDateTime.Date).ToTuple())[..16]}", email, Language.English, "organisation-contact", [organisation.Name]), cancellation);

    private Task NoteAsync(Caller caller, string what, Organisation? before, Organisation after, CancellationToken cancellation) => audit.AppendAsync(
        new(caller.Id, what, $"organisation/{after.Id}", clock.GetUtcNow(), before is null ? null : StateHash.Of(before), StateHash.Of(after)), cancellation);
}
