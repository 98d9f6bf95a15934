using System.Security.Cryptography;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>What the secretariat does with the records of people. Two changes at once would each find the other's country free, so they take turns.</summary>
public sealed class ChangePeople(PersonStore people, OrganisationStore organisations, InvitePerson invite, KnownPeople known, Leases leases, AuditTrail audit, TimeProvider clock)
{
    private const string Turn = "directory-people";

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public static Refusal NotFound { get; } = Refusal.NotFound("no-such-person", "Nobody in the Directory has that id.");

    public async Task<Outcome<Tagged<Person>>> FindAsync(string id, CancellationToken cancellation) =>
        await people.ReadAsync(id, cancellation) is var (person, tag) ? RecordTag.Of(person, tag) : NotFound;

    /// <summary>Adds somebody and invites them.</summary>
    public async Task<Outcome<Tagged<Person>>> AddAsync(PersonRequest request, Caller caller, CancellationToken cancellation)
    {
        string id = Person.InvitedPrefix + SubmissionId.Of(clock.GetUtcNow(), RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes));
        await using (await leases.AcquireAsync(Turn, cancellation))
        {
            var added = await ReadAsync(request, id, null, cancellation);
            if (added.Refusal is { } refusal) return refusal;
            await NoteAsync(caller, "person-added", id, null, added.Value, cancellation);
            if (await people.AddAsync(added.Value, cancellation) is { } exists) return exists;
            await invite.RunAsync(added.Value, caller, cancellation);
        }

        return await FindAsync(id, cancellation);
    }

    public Task<Outcome<Tagged<Person>>> ChangeAsync(string id, PersonRequest request, string? ifMatch, Caller caller, CancellationToken cancellation) =>
        SaveAsync("person-changed", id, was => was.Match(ifMatch), person => ReadAsync(request, id, person, cancellation), caller, cancellation);

    public Task<Outcome<Tagged<Person>>> EndAsync(string id, string? ifMatch, Caller caller, CancellationToken cancellation) =>
        SaveAsync("person-ended", id, was => was.Match(ifMatch), person => Task.FromResult<Outcome<Person>>(person.End(Today)), caller, cancellation);

    public Task<Outcome<Tagged<Person>>> VerifyAsync(string id, Caller caller, CancellationToken cancellation) =>
        SaveAsync("focal-point-verified", id, _ => null, person => Task.FromResult(person.Verify(Today)), caller, cancellation);

    private async Task<Outcome<Tagged<Person>>> SaveAsync(
        string what, string id, Func<Tagged<Person>, Refusal?> refuse, Func<Person, Task<Outcome<Person>>> change, Caller caller, CancellationToken cancellation)
    {
        await using (await leases.AcquireAsync(Turn, cancellation))
        {
            if (await people.ReadAsync(id, cancellation) is not var (person, tag)) return NotFound;
            if (refuse(RecordTag.Of(person, tag)) is { } refusal) return refusal;
            var changed = await change(person);
            if (!changed.IsOk) return changed.Refusal;
            await NoteAsync(caller, what, id, person, changed.Value, cancellation);
            if (await people.SaveAsync(changed.Value, tag, cancellation) is { } meanwhile) return meanwhile;
            known.Forget(id);
        }

        return await FindAsync(id, cancellation);
    }

    private async Task<Outcome<Person>> ReadAsync(PersonRequest request, string id, Person? before, CancellationToken cancellation) => request.ToPerson(
        id, before, await people.ListAsync(cancellation).ToListAsync(cancellation), await organisations.ListAsync(cancellation).ToListAsync(cancellation), Today);

    private Task NoteAsync(Caller caller, string what, string id, Person? before, Person after, CancellationToken cancellation) => audit.AppendAsync(
        new(caller.Id, what, $"person/{id}", clock.GetUtcNow(), before is null ? null : StateHash.Of(before), StateHash.Of(after)), cancellation);
}
