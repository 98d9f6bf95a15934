using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>Erases drafts that nobody has touched for sixty days, as their pages say.</summary>
internal sealed class EraseDrafts(DraftStore drafts, AuditTrail audit) : IDailyDuty
{
    public string Name => "erase-drafts";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (string id in await drafts.RemoveUntouchedAsync(now - Draft.KeptFor, cancellation))
        {
            await audit.AppendAsync(new("daily", "draft-erased", id, now), cancellation);
        }
    }
}
