using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Directory;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What somebody asks to be done with a version.</summary>
/// <param name="Seen">The state of the source's pointer that the caller saw (If-Match); null when none was sent.</param>
/// <param name="Key">The caller's Idempotency-Key.</param>
public sealed record VersionCommand(string Kind, string Version, Makes Makes, Caller Caller, string? Seen, string? Key)
{
    public DateTimeOffset? Until { get; init; }

    public string? Reason { get; init; }
}

/// <summary>What an act came to. <see cref="History"/> is how things stand, also where the act was refused.</summary>
public sealed record VersionActed(Refusal? Refusal, KindHistory? History);

/// <summary>Restores, embargoes or retracts a version: who may, whether the rule allows it, the trail, then the pointer.</summary>
public sealed class ActOnVersion(DatasetStore store, AuditTrail audit, TimeProvider clock)
{
    public async Task<VersionActed> RunAsync(VersionCommand command, CancellationToken cancellation)
    {
        if (DatasetKinds.Find(command.Kind) is null) return new(LoadDataset.UnknownKind(command.Kind), null);
        if (command.Caller.RequireKind(command.Kind) is { } forbidden) return new(forbidden, null);
        var history = await store.ReadHistoryAsync(command.Kind, cancellation);
        if (history.Find(command.Version) is not { } known) return new(VersionRules.UnknownVersion, null);
        if (!VersionRules.IsOwn(known.Version.Source.Id, command.Caller)) return new(VersionRules.SourceNotYours, null);

        string? key = command.Key is { Length: > 0 } given ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(given))) : null;
        var now = clock.GetUtcNow();
        if (VersionRules.Repeats(history, key, command) is { } repeated) return new(repeated.Refusal, history);
        if (VersionRules.Refuse(history, known, command, now) is { } refusal) return new(refusal, history);
        if (VersionRules.IsDone(known, command)) return new(null, history);

        var act = VersionRules.ActOf(known, command, now) with { Key = key };
        var entry = new AuditEntry(act.Who, $"dataset-{act.Name}", $"{command.Kind}/{known.Version.Source.Id}/{command.Version}", now, BeforeHash(history, known), command.Makes == Makes.Current ? known.Version.RawSha256 : null);
        await audit.AppendAsync(entry, cancellation);
        var late = await store.ActAsync(act, history.SequenceOf(known.Version.Source.Id), cancellation);
        if (late is not null) await audit.AppendAsync(entry.Void(), cancellation);
        return new(late, await store.ReadHistoryAsync(command.Kind, cancellation));
    }

    private static string? BeforeHash(KindHistory history, KnownVersion known) =>
        history.Current.FirstOrDefault(current => current.Version.Source.Id == known.Version.Source.Id)?.Version.RawSha256;
}
