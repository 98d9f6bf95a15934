using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Takes a source's figures back: nothing of it is current any more; its versions, its raw files and its history stay.</summary>
public sealed class WithdrawDataset(DatasetStore store, TimeProvider clock)
{
    public async Task<Outcome<bool>> RunAsync(string kind, string source, string who, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(kind) is null) return LoadDataset.UnknownKind(kind);
        return await store.WithdrawAsync(kind, source, who, clock.GetUtcNow(), cancellation)
            ? true
            : Refusal.NotFound("nothing-to-withdraw", "The source has no current version of this kind.", new FieldError("/source", "nothing-to-withdraw", "Name a source that /api/datasets lists."));
    }
}
