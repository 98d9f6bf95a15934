namespace Imdi.Functions.Storage;

/// <summary>Every container and table there is; all are created at start, none is public.</summary>
public static class StorageNames
{
    /// <summary>What a sender may write, before anyone has looked at it.</summary>
    public const string Incoming = "incoming";

    /// <summary>Received files as they came, named by their hash, immutable.</summary>
    public const string Raw = "raw";

    /// <summary>Canonical Parquet, findings and manifests, by kind and version.</summary>
    public const string DatasetFiles = "datasets";

    /// <summary>Runs: packs, manifests and the pointer to the current one.</summary>
    public const string Published = "published";

    public const string Documents = "documents";

    /// <summary>Messages as files, where no mail server is set.</summary>
    public const string Outbox = "outbox";

    /// <summary>Empty blobs whose leases say who is at work.</summary>
    public const string Leases = "leases";

    /// <summary>Keys that seal the cookies of sessions.</summary>
    public const string Keys = "keys";

    public const string Directory = "directory";
    public const string Audit = "audit";
    public const string Datasets = "datasets";
    public const string Remittances = "remittances";
    public const string Messages = "messages";
    public const string Proposals = "proposals";
    public const string Funding = "funding";
    public const string Nightly = "nightly";

    public static IReadOnlyList<string> Containers { get; } = [Incoming, Raw, DatasetFiles, Published, Documents, Outbox, Leases, Keys];

    public static IReadOnlyList<string> Tables { get; } = [Directory, Audit, Messages, Datasets, Remittances, Proposals, Funding, Nightly];
}
