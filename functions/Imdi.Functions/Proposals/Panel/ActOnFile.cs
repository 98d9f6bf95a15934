using System.Security.Cryptography;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Who may pass a door of the panel.</summary>
internal enum Admits { Members, MembersBeforeDeclaring, Secretariat, MembersAndSecretariat }

/// <summary>Opens a file to those who may, and does their acts on it. Whoever is turned away leaves an entry in the audit trail: that somebody with a conflict tried is worth knowing.</summary>
internal sealed class ActOnFile(PanelFiles files, AuditTrail audit, PanelMail mail, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<Outcome<PanelFile>> OpenAsync(string reference, Caller caller, string door, Admits admits, CancellationToken cancellation)
    {
        var found = await files.FindAsync(reference, cancellation);
        return found.Refusal is null && Refuse(found.Value, caller, admits) is { } refusal ? await TurnedAwayAsync(found.Value, caller, door, refusal, cancellation) : found;
    }

    /// <param name="what">The audit trail's word for the act.</param>
    public async Task<Outcome<PanelFile>> RunAsync(
        string reference, Caller caller, string door, Admits admits, string what, Func<PanelFile, DateTimeOffset, Outcome<PanelFile>> act, CancellationToken cancellation)
    {
        var opened = await OpenAsync(reference, caller, door, admits, cancellation);
        if (opened.Refusal is { } closed) return closed;
        var now = clock.GetUtcNow();
        var changed = await files.ChangeAsync(reference, file => Refuse(file, caller, admits) is { } refusal ? refusal : act(file, now), cancellation);
        if (changed.Refusal is { } refused) return refused.Kind == RefusalKind.Forbidden ? await TurnedAwayAsync(opened.Value, caller, door, refused, cancellation) : refused;
        await audit.AppendAsync(new(caller.Id, what, SubjectOf(changed.Value.After), now, PanelFiles.HashOf(changed.Value.Before), PanelFiles.HashOf(changed.Value.After)), cancellation);
        await mail.QueueAsync(changed.Value.After, PanelNews.Of(changed.Value.Before, changed.Value.After, Today), cancellation);
        return changed.Value.After;
    }

    public static string NewId(DateTimeOffset now) => SubmissionId.Of(now, RandomNumberGenerator.GetBytes(SubmissionId.EntropyBytes)).ToString();

    public static string SubjectOf(PanelFile file) => FormattableString.Invariant($"{file.Proposal.Reference}/round-{file.Round.Number}");

    // A member is a member first: a seat on the secretariat opens no file that a conflict closes.
    internal Refusal? Refuse(PanelFile file, Caller caller, Admits admits) => admits switch
    {
        Admits.Secretariat when file.SeatOf(caller.Id) is { IsConflicted: true } => PanelFile.ConflictOfInterest,
        Admits.Secretariat => caller.Require(Role.Secretariat),
        Admits.MembersAndSecretariat when caller.Is(Role.Secretariat) && file.SeatOf(caller.Id) is null => null,
        _ when !caller.Is(Role.PanelMember) => caller.Require(Role.PanelMember),
        _ => file.Gate(caller.Id, Today, admits != Admits.MembersBeforeDeclaring),
    };

    private async Task<Refusal> TurnedAwayAsync(PanelFile file, Caller caller, string door, Refusal refusal, CancellationToken cancellation)
    {
        if (refusal == PanelFile.DeclarationNeeded) return refusal;
        await audit.AppendAsync(new(caller.Id, "panel-door-closed", $"{file.Proposal.Reference}/{door}/{refusal.Code}", clock.GetUtcNow()), cancellation);
        return refusal;
    }
}
