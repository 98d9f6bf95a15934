using Azure;
using Azure.Data.Tables;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>What lists need of a proposal, without its content.</summary>
public sealed record ProposalSummary(string Id, string Reference, ProposalStage Stage, ProposalTrack Track, string Title, string Applicant, DateTimeOffset SubmittedAt, DateTimeOffset StageSince, bool IsDemonstration);

/// <summary>
/// Proposals as rows of one partition, by id: what lists need in columns, the whole as JSON cut into pieces that a property holds; after them the references that lead to them,
/// so that both are there or neither.
/// </summary>
public sealed class ProposalStore(StorageClients storage, SiteNews? news = null)
{
    // References of proposals from before they stood in the same partition have one of their own.
    private const string Partition = "proposal", ReferencePrefix = "reference-", EarlierReferences = "reference";

    private const string Proposals = $"PartitionKey eq '{Partition}' and RowKey lt '{ReferencePrefix}'";

    private static readonly string[] SummaryColumns = ["PartitionKey", "RowKey", "Reference", "Stage", "Track", "Title", "Applicant", "SubmittedAt", "StageSince", "IsDemonstration"];

    private static readonly Refusal Exists = Refusal.Conflict("proposal-exists", "This proposal was submitted before.");

    private TableClient Table => storage.Table(StorageNames.Proposals);

    /// <summary>False when it was submitted before: the first one stands.</summary>
    public async Task<bool> AddAsync(Proposal proposal, CancellationToken cancellation) => (await InsertAsync(proposal, cancellation)).IsOk;

    /// <summary>The same, with what it is changed from next; refused when it was submitted before.</summary>
    public async Task<Outcome<Proposal>> InsertAsync(Proposal proposal, CancellationToken cancellation)
    {
        var reference = new TableEntity(Partition, ReferencePrefix + proposal.Reference) { ["Id"] = proposal.Id };
        var added = await Table.TransactTaggedAsync([new(TableTransactionActionType.UpsertReplace, reference), new(TableTransactionActionType.Add, ToRow(proposal))], cancellation);
        if (!added.IsOk) return Exists;
        news?.Tell();
        return proposal with { RowTag = added.Value.ToString() };
    }

    /// <summary>Null also for what cannot be the id of a proposal.</summary>
    public async Task<Proposal?> FindAsync(string id, CancellationToken cancellation) =>
        Directory.SubmissionId.TryParse(id, null, out var known) && await Table.FindAsync(Partition, known.ToString(), cancellation) is { } row ? FromRow(row) : null;

    public async Task<Proposal?> FindByReferenceAsync(string reference, CancellationToken cancellation) =>
        Directory.Reference.TryNormalise(reference, out string normal)
        && (await Table.FindAsync(Partition, ReferencePrefix + normal, cancellation) ?? await Table.FindAsync(EarlierReferences, normal, cancellation)) is { } row
            ? await FindAsync(row.GetString("Id"), cancellation)
            : null;

    /// <summary>Saves a change on what it was made from; else <see cref="Rows.ChangedMeanwhile"/>.</summary>
    public async Task<Outcome<Proposal>> SaveAsync(Proposal was, Proposal next, CancellationToken cancellation)
    {
        var row = ToRow(next);
        row.ETag = new ETag(was.RowTag ?? throw new ArgumentException("A change carries the ETag of what was read.", nameof(was)));
        var saved = await Table.ReplaceAsync(row, cancellation);
        if (saved.IsOk) news?.Tell();
        return saved.IsOk ? next with { RowTag = saved.Value.ToString() } : saved.Refusal;
    }

    /// <summary>Oldest first; only those in some stages, where stages are named: storage sends no others.</summary>
    public IAsyncEnumerable<ProposalSummary> ListAsync(CancellationToken cancellation, params ProposalStage[] stages) =>
        Table.QueryAsync<TableEntity>(In(stages), select: SummaryColumns, cancellationToken: cancellation).Select(SummaryOf);

    /// <summary>Whole proposals, oldest first; only those in some stages, where stages are named.</summary>
    public IAsyncEnumerable<Proposal> AllAsync(CancellationToken cancellation, params ProposalStage[] stages) =>
        Table.QueryAsync<TableEntity>(In(stages), cancellationToken: cancellation).Select(FromRow);

    /// <summary>Who took part in which proposal, as the panel's search for shared work needs it.</summary>
    public IAsyncEnumerable<PastProject> PastAsync(CancellationToken cancellation) =>
        Table.QueryAsync<TableEntity>(Proposals, select: ["RowKey", "Reference", "Stage", "StageSince", "IsDemonstration", "Parties"], cancellationToken: cancellation).Select(row => new PastProject(
            row.RowKey, row.GetString("Reference"), Enum.Parse<ProposalStage>(row.GetString("Stage")), row.GetDateTimeOffset("StageSince")!.Value, row.GetBoolean("IsDemonstration") ?? false,
            (row.GetString("Parties") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)));

    private static string In(ProposalStage[] stages) =>
        Proposals + (stages.Length == 0 ? "" : $" and ({string.Join(" or ", stages.Select(stage => $"Stage eq '{stage}'"))})");

    private static TableEntity ToRow(Proposal proposal) => new TableEntity(Partition, proposal.Id)
        {
            ["Reference"] = proposal.Reference,
            ["Stage"] = proposal.Stage.ToString(),
            ["Track"] = proposal.Track.ToString(),
            ["Title"] = proposal.Content.Identification.Title,
            ["Applicant"] = proposal.Content.Applicant.Name,
            ["SubmittedAt"] = proposal.SubmittedAt,
            ["StageSince"] = proposal.StageSince,
            ["IsDemonstration"] = proposal.IsDemonstration,
            ["Parties"] = PartiesOf(proposal.Content),
        }.WithJson(proposal);

    private static string PartiesOf(ProposalContent content)
    {
        string keys = string.Join('\n', Party.Of(content).SelectMany(party => party.Keys).Distinct(StringComparer.Ordinal));
        return keys.Length <= JsonRow.Piece ? keys : keys[..keys.LastIndexOf('\n', JsonRow.Piece)];
    }

    private static Proposal FromRow(TableEntity row) => row.Json<Proposal>() with { RowTag = row.ETag.ToString() };

    private static ProposalSummary SummaryOf(TableEntity row) => new(
        row.RowKey, row.GetString("Reference"), Enum.Parse<ProposalStage>(row.GetString("Stage")), Enum.Parse<ProposalTrack>(row.GetString("Track")), row.GetString("Title"), row.GetString("Applicant"),
        row.GetDateTimeOffset("SubmittedAt")!.Value, row.GetDateTimeOffset("StageSince")!.Value, row.GetBoolean("IsDemonstration") ?? false);
}
