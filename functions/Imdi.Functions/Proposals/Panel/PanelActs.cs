using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The acts of members and the secretariat on a file, each by the rule of the same name: who may, what it does, and its word in the audit trail.</summary>
internal static class PanelActs
{
    public static Task<Outcome<PanelFile>> DeclareAsync(this ActOnFile acts, string reference, Caller caller, string? conflict, string? words, CancellationToken cancellation) => acts.RunAsync(
        reference, caller, "declarations", Admits.MembersBeforeDeclaring, "interests-declared",
        (file, now) => file.Declare(caller.Id, conflict switch { "none" => false, "conflict" => true, _ => null }, words, now), cancellation);

    public static Task<Outcome<PanelFile>> RecordConflictAsync(this ActOnFile acts, string reference, Caller caller, string? member, string? words, CancellationToken cancellation) =>
        acts.RunAsync(reference, caller, "conflicts", Admits.Secretariat, "conflict-recorded", (file, now) => file.RecordConflict(member, words, now), cancellation);

    public static Task<Outcome<PanelFile>> StrikeConflictAsync(this ActOnFile acts, string reference, Caller caller, string? member, ConflictKind? kind, string? words, CancellationToken cancellation) =>
        acts.RunAsync(reference, caller, "strikings", Admits.Secretariat, "conflict-struck", (file, now) => file.StrikeConflict(member, kind, words, now), cancellation);

    public static Task<Outcome<PanelFile>> ReleaseReviewerAsync(this ActOnFile acts, string reference, Caller caller, string? member, string? words, CancellationToken cancellation) =>
        acts.RunAsync(reference, caller, "reviewer-releases", Admits.Secretariat, "reviewer-released", (file, now) => file.ReleaseReviewer(member, words, now), cancellation);

    /// <summary>On the sheet as it was read, by its tag; others' work on the same proposal does not matter.</summary>
    public static Task<Outcome<PanelFile>> SaveReviewAsync(
        this ActOnFile acts, string reference, Caller caller, IReadOnlyDictionary<string, Mark> marks, string? comment, bool submits, string ifMatch, CancellationToken cancellation) => acts.RunAsync(
        reference, caller, "review", Admits.Members, submits ? "review-submitted" : "review-saved",
        (file, now) => file.SeatOf(caller.Id) is { IsAssigned: true } seat && seat.Review.Tag != ifMatch ? Rows.ChangedMeanwhile : file.SaveReview(caller.Id, marks, comment, submits, now), cancellation);

    public static Task<Outcome<PanelFile>> DiscussAsync(this ActOnFile acts, string reference, Caller caller, string? text, CancellationToken cancellation) => acts.RunAsync(
        reference, caller, "comments", Admits.Members, "panel-discussed",
        (file, now) => file.Discuss(caller.Id, text, ActOnFile.NewId(now), now), cancellation);

    public static Task<Outcome<PanelFile>> HoldVoteAsync(this ActOnFile acts, string reference, Caller caller, bool opens, CancellationToken cancellation) =>
        acts.RunAsync(reference, caller, "voting", Admits.Secretariat, opens ? "vote-opened" : "vote-closed", (file, now) => opens ? file.OpenVote(now) : file.CloseVote(now), cancellation);

    public static Task<Outcome<PanelFile>> CastAsync(this ActOnFile acts, string reference, Caller caller, Ballot? ballot, CancellationToken cancellation) =>
        acts.RunAsync(reference, caller, "ballots", Admits.Members, "ballot-cast", (file, _) => file.Cast(caller.Id, ballot), cancellation);

    public static Task<Outcome<PanelFile>> ProposeAsync(this ActOnFile acts, string reference, Caller caller, DecisionKind kind, string reasons, IReadOnlyList<string> conditions, CancellationToken cancellation) => acts.RunAsync(
        reference, caller, "decisions", Admits.Secretariat, "decision-proposed", (file, now) => file.Propose(new(kind, reasons, conditions, caller.Id, now)), cancellation);

    /// <summary>What is before the panel, for this caller: nothing that a conflict closes to him, nothing at all outside his term.</summary>
    public static async Task<IReadOnlyList<PanelFile>> QueueAsync(this ActOnFile acts, PanelFiles files, Caller caller, CancellationToken cancellation) =>
        [.. (await files.WithPanelAsync(cancellation)).Where(file => acts.Refuse(file, caller, Admits.MembersAndSecretariat) is null or { Code: "declaration-needed" })];
}
