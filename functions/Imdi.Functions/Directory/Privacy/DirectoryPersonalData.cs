using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>People of the Directory: erased, a record ends and a pseudonym stands in it, so that what it did still leads somewhere.</summary>
internal sealed class PeoplePersonalData(PersonStore people, KnownPeople known, Sessions sessions) : IPersonalData
{
    public PersonalHolding Holding => DirectoryHoldings.People;

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var person in people.ListAsync(cancellation))
            if (who.Is(person.Email)) yield return new(Holding.Id, person.Id, PersonalData.Json(person)) { Name = person.Name, Links = [person.Id] };
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(who, cancellation))
        {
            while (await people.ReadAsync(found.Id, cancellation) is var (person, tag) && who.Is(person.Email)
                && await people.SaveAsync(person.Erase(DateOnly.FromDateTime(now.UtcDateTime)), tag, cancellation) is not null)
            {
            }

            known.Forget(found.Id);
            await sessions.EndOthersAsync(found.Id, null, cancellation);
        }
    }
}

/// <summary>Organisations stay; an address that is a person's goes.</summary>
internal sealed class OrganisationPersonalData(OrganisationStore organisations) : IPersonalData
{
    public PersonalHolding Holding => DirectoryHoldings.Organisations;

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in organisations.ListAsync(cancellation))
            if (who.IsIn(one)) yield return new(Holding.Id, one.Id, PersonalData.Json(one)) { Links = who.Is(one.Email) ? [one.Id] : [] };
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(who, cancellation))
        {
            while (await organisations.ReadAsync(found.Id, cancellation) is var (one, tag) && who.IsIn(one)
                && await organisations.SaveAsync(who.Without(who.Is(one.Email) ? one with { Email = null } : one), tag, cancellation) is not null)
            {
            }
        }
    }
}

/// <summary>Messages to the address are erased, also those that wait; in messages to others it is struck out. Their copies as files go.</summary>
internal sealed class MessagePersonalData(OutboxStore store, MailFileStore files, IOptions<MailSettings> mail) : IPersonalData
{
    public PersonalHolding Holding => DirectoryHoldings.Messages;

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var message in store.AllAsync(cancellation))
            if (Names(message, who)) yield return new(Holding.Id, message.Key, PersonalData.Json(message with { RowTag = null }));
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        HashSet<string> keys = [];
        await foreach (var found in FindAsync(who, cancellation)) keys.Add(found.Id);
        if (keys.Count == 0) return;

        // Files first: whoever is killed in between finds the messages again.
        await files.RemoveAsync(keys, cancellation);
        if (mail.Value.Folder is { } folder) FolderTransport.Remove(folder, keys);
        foreach (string key in keys)
        {
            while (await store.FindAsync(key, cancellation) is { } message && Names(message, who) && !(await store.SaveAsync(message, Without(message, who, now), cancellation)).IsOk)
            {
            }
        }
    }

    private static bool Names(StoredMessage message, PersonSought who) => who.IsIn(message.To) || who.IsIn(message.Reason) || message.Values.Any(who.IsIn);

    private static StoredMessage Without(StoredMessage message, PersonSought who, DateTimeOffset now) => who.Is(message.To)
        ? message.Erase(now)
        : message with { Values = [.. message.Values.Select(who.Without)], Reason = message.Reason is null ? null : who.Without(message.Reason) };
}
