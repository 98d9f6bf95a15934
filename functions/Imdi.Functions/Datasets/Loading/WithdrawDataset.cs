using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Takes a source's figures back: nothing of it is current any more; its versions, its raw files and its history stay.</summary>
public sealed class WithdrawDataset(DatasetStore store, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<DatasetVersion>> RunAsync(string kind, string source, string who, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is null) return LoadDataset.UnknownKind(kind);
        if ((await store.CurrentAsync(kind, cancellation)).FirstOrDefault(current => current.Source.Id == source) is not { } was) return NothingToWithdraw;
        var at = clock.GetUtcNow();
        await audit.AppendAsync(new AuditEntry(who, "dataset-withdrawn", $"{kind}/{source}/{was.Version}", at, was.RawSha256), cancellation);
        return await store.WithdrawAsync(kind, source, who, at, cancellation) ? was : NothingToWithdraw;
    }

    private static Refusal NothingToWithdraw { get; } = Refusal.NotFound("nothing-to-withdraw", "The source has no current version of this kind.",
        new FieldError("/source", "nothing-to-withdraw", "Name a source that /api/datasets lists."));
}
