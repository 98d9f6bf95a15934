using System.Globalization;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What may be done with a version, by whom, and who may read it.</summary>
public static class VersionRules
{
    public const int LongestReason = 1000;

    private const int FurthestYears = 5;

    public static Refusal UnknownVersion { get; } = Refusal.NotFound("unknown-version", "There is no such version of this kind; /api/datasets/{kind}/versions lists them.",
        new FieldError("/version", "unknown-version", "Name a version as /api/datasets/{kind}/versions does."));

    public static Refusal SourceNotYours { get; } = Refusal.Forbidden("source-not-yours", "This source's figures were sent by another agency. Ask the secretariat.");

    /// <summary>The tag that a change of a source's pointer must carry in If-Match.</summary>
    public static string TagOf(string source, long sequence) => string.Create(CultureInfo.InvariantCulture, $"\"{source}-{sequence}\"");

    /// <summary>The secretariat looks after every source, an agency after the one that its figures stand under, whichever of its people or tokens sent them.</summary>
    public static bool IsOwn(string source, Caller caller) =>
        caller.Is(Role.Secretariat) || (caller is { Agency: { } agency } && caller.Is(Role.Agency) && AgencySource.IdOf(agency) == source);

    /// <summary>Why somebody may not read a version's data; null when they may.</summary>
    public static Refusal? RefuseReading(KnownVersion known, Caller caller) => known.State switch
    {
        VersionState.Retracted => Refusal.Gone("version-retracted", $"This version was retracted: {known.RetractionReason}",
            new FieldError("/version", "version-retracted", "Its description stays; /api/datasets/{kind}/versions lists the versions that can be read.")),
        VersionState.Embargoed when caller.RequireKind(known.Version.Kind) is not null || !IsOwn(known.Version.Source.Id, caller) =>
            Refusal.Forbidden("version-embargoed", string.Create(CultureInfo.InvariantCulture, $"This version can be read from {known.EmbargoUntil:yyyy-MM-dd'T'HH:mm'Z'} on.")) with
            {
                Errors = [new FieldError("/version", "version-embargoed", "Read another version until then.")],
            },
        _ when IsGuarded(known) && (caller.RequireKind(known.Version.Kind) is not null || !IsOwn(known.Version.Source.Id, caller)) =>
            Refusal.Forbidden("rows-guarded", "These rows count so few persons that they could be told. /api/indicators/nationals-abroad has them with small counts suppressed."),
        _ => null,
    };

    /// <summary>Whether what is answered of a version is for some readers only, and no cache may hand it to others.</summary>
    public static bool IsForSome(KnownVersion known) => known.State == VersionState.Embargoed || IsGuarded(known);

    private static bool IsGuarded(KnownVersion known) => DatasetKinds.Find(known.Version.Kind) is { IsGuarded: true };

    /// <summary>Whether an act with this key was carried out before; a key stands for one act.</summary>
    public static (bool Done, Refusal? Refusal)? Repeats(KindHistory history, string? key, VersionCommand command)
    {
        if (key is null || history.Changes.Find(change => change.Key == key) is not { } before) return null;
        bool same = before.Version.Version == command.Version && before.Act == NameOf(command.Makes) && before.Reason == command.Reason?.Trim() && before.Until == command.Until;
        return (same, same ? null : Refusal.Conflict("idempotency-key-reused", "This Idempotency-Key was sent with another act before. Take a new one."));
    }

    public static Refusal? Refuse(KindHistory history, KnownVersion known, VersionCommand command, DateTimeOffset now)
    {
        if (command.Seen is null)
            return Refusal.PreconditionMissing("if-match-missing", "Send If-Match with the source's tag, as /api/datasets/{kind}/versions gives it.");
        if (command.Seen.Trim() != TagOf(known.Version.Source.Id, history.SequenceOf(known.Version.Source.Id)))
            return Imdi.Functions.Storage.Rows.ChangedMeanwhile;
        return command.Makes switch
        {
            Makes.Retracted when command.Reason?.Trim() is not { Length: > 0 and <= LongestReason } => Refusal.Unprocessable("reason-missing", $"Say why, in 1 to {LongestReason} characters: everyone will read it.",
                new FieldError("/reason", "reason-missing", $"1 to {LongestReason} characters.")),
            Makes.Retracted when known.State == VersionState.Retracted && command.Reason.Trim() != known.RetractionReason => AlreadyRetracted,
            Makes.Current or Makes.Embargoed when known.State == VersionState.Retracted => AlreadyRetracted,
            Makes.Embargoed => RefuseEmbargo(command.Until, "/until", now),
            _ => null,
        };
    }

    /// <summary>Why an embargo may not end then; null when it may.</summary>
    public static Refusal? RefuseEmbargo(DateTimeOffset? until, string field, DateTimeOffset now) => until > now && until <= now.AddYears(FurthestYears) ? null : Refusal.Unprocessable(
        "embargo-date-wrong", $"The embargo must end after now and within {FurthestYears} years.", new FieldError(field, "embargo-date-wrong", "An instant such as 2027-01-31T09:00:00Z."));

    /// <summary>Whether things stand already as they were asked to.</summary>
    public static bool IsDone(KnownVersion known, VersionCommand command) => command.Makes switch
    {
        Makes.Current => known.State == VersionState.Current,
        Makes.Retracted => known.State == VersionState.Retracted,
        _ => known.EmbargoUntil == command.Until,
    };

    /// <summary>Why a version that was just checked cannot be published, or kept back until then; null when it can.</summary>
    public static Refusal? RefusePublishing(KindHistory history, DatasetVersion version, DateTimeOffset? until) => history.Find(version.Version) switch
    {
        { State: VersionState.Retracted } => AlreadyRetracted,
        { State: VersionState.Embargoed, EmbargoUntil: { } ends } when ends != until => Refusal.Conflict("version-embargoed",
            string.Create(CultureInfo.InvariantCulture, $"These figures are kept back until {ends:yyyy-MM-dd'T'HH:mm'Z'} and become current by themselves. Restore the version to end its embargo now.")),
        { State: VersionState.Current } when until is not null => Refusal.Conflict("version-current", "These figures are current already. Set an embargo on the version itself to keep it back."),
        _ => null,
    };

    /// <summary>Whether a version is current already, or waits for this date already.</summary>
    public static bool IsPublished(KindHistory history, DatasetVersion version, DateTimeOffset? until) =>
        history.Find(version.Version) is { } known && (until is null ? known.State == VersionState.Current : known.State == VersionState.Embargoed && known.EmbargoUntil == until);

    public static VersionAct ActOf(KnownVersion known, VersionCommand command, DateTimeOffset now) => new(NameOf(command.Makes), known.Version, command.Makes, command.Caller.Id, now)
    {
        Until = command.Makes == Makes.Embargoed ? command.Until : null,
        Reason = command.Makes == Makes.Retracted ? command.Reason?.Trim() : null,
    };

    private static Refusal AlreadyRetracted { get; } = Refusal.Conflict("version-retracted", "This version was retracted, which is for good. Load its figures anew, corrected.");

    public static string NameOf(Makes makes) => makes switch { Makes.Current => "restored", Makes.Embargoed => "embargoed", _ => "retracted" };
}
