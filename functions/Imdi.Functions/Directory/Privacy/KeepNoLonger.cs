using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>Once a day: links that ran out long ago, sessions that are over and counts of senders of earlier days go, and people whose term ended long ago become pseudonyms.</summary>
internal sealed class KeepNoLonger(AccessLinkStore links, SenderCountStore senders, SessionStore sessions, PersonStore people, AuditTrail audit, IOptions<Retention> retention) : IDailyDuty
{
    public string Name => "directory-retention";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (await links.RemoveExpiredAsync(now.AddDays(-retention.Value.LinkDays), cancellation) > 0) await audit.AppendAsync(new("daily", "links-removed", "access-links", now), cancellation);
        if (await sessions.RemoveUnusedAsync(now.AddDays(-1), cancellation) > 0) await audit.AppendAsync(new("daily", "sessions-removed", "sessions", now), cancellation);
        await senders.RemoveBeforeAsync(today, cancellation);
        await foreach (var person in people.ListAsync(cancellation))
        {
            if (!person.HasEnded(today.AddDays(-retention.Value.PersonDays)) || person.IsErased || await people.ReadAsync(person.Id, cancellation) is not var (current, tag)) continue;
            if (!current.HasEnded(today.AddDays(-retention.Value.PersonDays)) || await people.SaveAsync(current.Erase(today), tag, cancellation) is not null) continue;
            await audit.AppendAsync(new("daily", "person-pseudonymised", $"person/{person.Id}", now, AfterHash: StateHash.Of(current.Erase(today))), cancellation);
        }
    }
}
