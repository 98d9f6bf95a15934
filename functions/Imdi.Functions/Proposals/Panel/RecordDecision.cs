using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>Takes a decision, and later makes it known: both change the proposal itself.</summary>
internal sealed class RecordDecision(ActOnFile acts, ProposalStore proposals, AuditTrail audit, IOutbox outbox, IOptions<HostingSettings> hosting, TimeProvider clock)
{
    private const int Tries = 10;

    /// <summary>Of a full proposal it is taken; of seed money it is proposed, and a member has to confirm it.</summary>
    public async Task<Outcome<PanelFile>> RunAsync(string reference, Caller caller, DecisionKind? kind, string? reasons, IReadOnlyList<string> conditions, CancellationToken cancellation)
    {
        var opened = await acts.OpenAsync(reference, caller, "decisions", Admits.Secretariat, cancellation);
        if (opened.Refusal is { } closed) return closed;
        if (kind is not { } known) return PanelRefusals.KindMissing;
        IReadOnlyList<string> lines = [.. conditions.Select(TypedText.Clean).OfType<string>()];
        return opened.Value.Proposal.Track == ProposalTrack.SeedMoney
            ? await acts.ProposeAsync(reference, caller, known, TypedText.Clean(reasons) ?? "", lines, cancellation)
            : await DecideAsync(reference, caller, known, reasons, lines, cancellation);
    }

    private Task<Outcome<PanelFile>> DecideAsync(string reference, Caller caller, DecisionKind kind, string? reasons, IReadOnlyList<string> conditions, CancellationToken cancellation) =>
        ChangeAsync(reference, caller, "decisions", Admits.Secretariat, "proposal-decided", (file, now) => file.Proposal.Decide(kind, file.Standing(acts.Today), reasons, conditions, now), cancellation);

    /// <summary>The second pair of eyes of the short track.</summary>
    /// <param name="ifMatch">What these eyes saw: nothing else is confirmed.</param>
    public Task<Outcome<PanelFile>> ConfirmAsync(string reference, Caller caller, string? ifMatch, CancellationToken cancellation) => ChangeAsync(
        reference, caller, "confirmations", Admits.Members, "proposal-decided",
        (file, now) => file.IsOpen && file.Round.Proposed?.Is(ifMatch) == false ? string.IsNullOrEmpty(ifMatch) ? PanelRefusals.SeenMissing : Rows.ChangedMeanwhile : file.Proposal.Confirm(file.Round.Proposed, caller.Id, now), cancellation);

    public async Task<Outcome<PanelFile>> ReleaseAsync(string reference, Caller caller, CancellationToken cancellation)
    {
        var released = await ChangeAsync(reference, caller, "release", Admits.Secretariat, "decision-released", (file, now) => file.Proposal.Release(now), cancellation);
        if (released.IsOk && released.Value.Proposal is { Content.Applicant.Contact.Email: { } to } proposal) await outbox.QueueAsync(Message(proposal, to), cancellation);
        return released;
    }

    private async Task<Outcome<PanelFile>> ChangeAsync(
        string reference, Caller caller, string door, Admits admits, string what, Func<PanelFile, DateTimeOffset, Outcome<Proposal>> act, CancellationToken cancellation)
    {
        for (int tries = 0; tries < Tries; tries++)
        {
            var opened = await acts.OpenAsync(reference, caller, door, admits, cancellation);
            if (opened.Refusal is { } closed) return closed;
            var (file, now) = (opened.Value, clock.GetUtcNow());
            var done = act(file, now);
            if (done.Refusal is { } refusal) return refusal;
            var saved = await proposals.SaveAsync(file.Proposal, done.Value, cancellation);
            if (saved.Refusal is not null) continue;
            await audit.AppendAsync(new(caller.Id, what, ActOnFile.SubjectOf(file), now, PanelFiles.HashOf(file), PanelFiles.HashOf(file with { Proposal = saved.Value })), cancellation);
            return file with { Proposal = saved.Value };
        }

        return Rows.ChangedMeanwhile;
    }

    private OutboxMessage Message(Proposal proposal, string to) => new(
        FormattableString.Invariant($"proposal-decided/{proposal.Id}/{proposal.Round}"), to, proposal.Language, "proposal-decided",
        [
            proposal.Content.Identification.Title, proposal.Reference, Texts.For(proposal.Language)[$"panel.decision.{Proposal.WordOf(proposal.Decision!.Kind)}"],
            hosting.Value.BaseAddress + PageAddress.DecisionLetter(proposal.Language, proposal.Reference).Href,
        ]);
}
