using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Everything that is kept under an address.</summary>
public sealed record PersonalExport(string Address, DateTimeOffset At, IReadOnlyList<PersonalRecord> Records);

/// <summary>What an erasure came to.</summary>
/// <param name="Records">How many records named the address, by the kind of holding.</param>
public sealed record PersonalErasure(DateTimeOffset At, IReadOnlyDictionary<string, int> Records, int Links);

/// <summary>
/// Hands out, or erases, what all rooms keep of a person. What they did stays, as facts: the ledger, decisions, who endorsed for which country.
/// The audit trail gets one entry, in which a keyed hash stands for the address.
/// </summary>
public sealed class PersonalData(IEnumerable<IPersonalData> kept, AccessLinkStore links, SigningKeyStore keys, AuditTrail audit, TimeProvider clock)
{
    private const string KeyPurpose = "personal-data";

    /// <summary>What is declared of all rooms.</summary>
    public IReadOnlyList<PersonalHolding> Holdings { get; } = [.. kept.Select(one => one.Holding)];

    public async Task<Outcome<PersonalExport>> ExportAsync(string? address, Caller caller, CancellationToken cancellation)
    {
        var sought = PersonSought.Of(address);
        if (!sought.IsOk) return sought.Refusal;
        var (who, records) = await FindAsync(sought.Value, cancellation);
        var now = clock.GetUtcNow();
        await audit.AppendAsync(new(caller.Id, "personal-data-exported", await SubjectAsync(who, cancellation), now), cancellation);
        return new PersonalExport(who.Address, now, records);
    }

    public async Task<Outcome<PersonalErasure>> EraseAsync(string? address, Caller caller, CancellationToken cancellation)
    {
        var sought = PersonSought.Of(address);
        if (!sought.IsOk) return sought.Refusal;
        var (who, records) = await FindAsync(sought.Value, cancellation);
        var now = clock.GetUtcNow();
        int revoked = await links.RevokeAsync(records.SelectMany(one => one.Links).ToHashSet(StringComparer.Ordinal), now, cancellation);

        // The Directory, whose rooms come first, is last: it says by which name the others know the person, also to whoever has to begin again.
        foreach (var one in kept.Reverse()) await one.EraseAsync(who, now, cancellation);
        await audit.AppendAsync(new(caller.Id, "personal-data-erased", await SubjectAsync(who, cancellation), now), cancellation);
        return new PersonalErasure(now, records.GroupBy(one => one.Holding).ToDictionary(group => group.Key, group => group.Count()), revoked);
    }

    internal static JsonNode? Json<T>(T record) => JsonSerializer.SerializeToNode(record);

    private async Task<(PersonSought Who, IReadOnlyList<PersonalRecord> Records)> FindAsync(PersonSought who, CancellationToken cancellation)
    {
        List<PersonalRecord> named = await FoundAsync(who, cancellation);
        who = who with { Names = named.Select(one => one.Name).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase) };
        return (who, who.Names.Count == 0 ? named : await FoundAsync(who, cancellation));
    }

    private async Task<List<PersonalRecord>> FoundAsync(PersonSought who, CancellationToken cancellation)
    {
        List<PersonalRecord> found = [];
        foreach (var one in kept) found.AddRange(await one.FindAsync(who, cancellation).ToListAsync(cancellation));
        return found;
    }

    private async Task<string> SubjectAsync(PersonSought who, CancellationToken cancellation) =>
        $"personal-data/{Convert.ToHexStringLower(HMACSHA256.HashData(await keys.KeyForAsync(KeyPurpose, cancellation), Encoding.UTF8.GetBytes(who.Address.ToLowerInvariant())).AsSpan(0, 16))}";
}
