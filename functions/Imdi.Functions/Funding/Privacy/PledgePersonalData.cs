using System.Runtime.CompilerServices;
using Imdi.Functions.Directory;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Funding;

/// <summary>Pledges stay, the ledger is not touched: it names organisations by their ids. Name and address go.</summary>
internal sealed class PledgePersonalData(FundingStore store) : IPersonalData
{
    public PersonalHolding Holding { get; } = new(
        "pledges", "Name and address of whoever pledged", "To confirm the pledge and to ask about it", "Two years after the pledge was made; amount, window and organisation stay", "The duty `pledge-retention`; on request",
        ["Pledge.Name", "Pledge.Email", "Pledge.Conditions"]);

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in store.ListAsync<Pledge>(cancellation))
            if (who.IsIn(one)) yield return new(Holding.Id, one.Id, PersonalData.Json(one));
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(who, cancellation))
        {
            while (await store.FindAsync<Pledge>(found.Id, cancellation) is { } one && who.IsIn(one)
                && !(await store.SaveAsync(who.Without(who.Is(one.Email) ? one.WithoutContact() : one) with { RowTag = one.RowTag }, cancellation)).IsOk)
            {
            }
        }
    }
}

/// <summary>Once a day: names, addresses and conditions of pledges that were made long ago are erased, a signed-in donor's too.</summary>
internal sealed class KeepDonorsNoLonger(FundingStore store, AuditTrail audit, IOptions<Retention> retention) : IDailyDuty
{
    public string Name => "pledge-retention";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var one in store.ListAsync<Pledge>(cancellation))
        {
            if (!one.HasContact || one.At >= now.AddDays(-retention.Value.PledgeDays)) continue;
            if ((await store.SaveAsync(one.WithoutContact(), cancellation)).IsOk) await audit.AppendAsync(new("daily", "pledge-contact-erased", one.Reference, now), cancellation);
        }
    }
}
