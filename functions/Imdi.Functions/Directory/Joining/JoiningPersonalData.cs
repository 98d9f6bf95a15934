using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>Requests to join: one that is not decided goes with its contact, of one that is the organisation's name stays.</summary>
internal sealed class JoiningPersonalData(JoiningStore joinings) : IPersonalData
{
    public PersonalHolding Holding => DirectoryHoldings.Joinings;

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in joinings.ListAsync(cancellation))
            if (who.IsIn(one)) yield return new(Holding.Id, one.Id, PersonalData.Json(one)) { Links = who.Is(one.Email) ? [one.Id] : [] };
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(who, cancellation))
        {
            while (await joinings.FindAsync(found.Id, cancellation) is { } one && who.IsIn(one))
            {
                if (who.Is(one.Email) && one.State is JoiningState.Sent or JoiningState.Confirmed) await joinings.RemoveAsync(one.Id, cancellation);
                else if ((await joinings.SaveAsync(one, who.Without(who.Is(one.Email) ? one.WithoutContact() : one), cancellation)).IsOk) break;
            }
        }
    }
}

/// <summary>Once a day: requests that nobody confirmed go, and contacts of those that were decided long ago.</summary>
internal sealed class KeepJoiningsNoLonger(JoiningStore joinings, AuditTrail audit, IOptions<Retention> retention) : IDailyDuty
{
    public string Name => "joining-retention";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var one in joinings.ListAsync(cancellation))
        {
            if (one.State == JoiningState.Sent && one.At + AskToJoin.OpenFor < now)
            {
                await joinings.RemoveAsync(one.Id, cancellation);
                await audit.AppendAsync(new("daily", "joining-removed", $"joining/{one.Id}", now), cancellation);
            }
            else if (one.State is JoiningState.Approved or JoiningState.Declined && one.Email.Length > 0 && one.ChangedAt < now.AddDays(-retention.Value.InterestDays)
                && (await joinings.SaveAsync(one, one.WithoutContact(), cancellation)).IsOk)
            {
                await audit.AppendAsync(new("daily", "joining-erased", $"joining/{one.Id}", now), cancellation);
            }
        }
    }
}
