using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Imdi.Functions.Directory;

/// <summary>Where an entry stands in the chain: its day (UTC), its number in the day, and the hash that the next entry carries.</summary>
public sealed record AuditPosition(DateOnly Day, long Sequence, string Hash);

/// <summary>An entry as a link of the chain.</summary>
/// <param name="Previous">The entry before it; for a day's first, the last of an earlier day as it then was; null for the very first.</param>
public sealed record AuditLink(AuditEntry Entry, DateOnly Day, long Sequence, AuditPosition? Previous, string Hash)
{
    public AuditPosition Position => new(Day, Sequence, Hash);

    /// <summary>The link that follows; a day of its own starts at 1 from the last link of the day before.</summary>
    public static AuditLink After(AuditPosition? previous, DateOnly day, AuditEntry entry)
    {
        long sequence = previous?.Day == day ? previous.Sequence + 1 : 1;
        return new(entry, day, sequence, previous, HashOf(entry, day, sequence, previous));
    }

    /// <summary>
    /// SHA-256, hexadecimal, of a JSON array: day, number, the entry before (day, number, hash), who, what, subject, Unix milliseconds, hash before, hash after.
    /// </summary>
    public static string HashOf(AuditEntry entry, DateOnly day, long sequence, AuditPosition? previous) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new object?[] { Text(day), sequence, previous is null ? null : Text(previous.Day), previous?.Sequence, previous?.Hash, entry.Who, entry.What, entry.Subject, entry.At.ToUnixTimeMilliseconds(), entry.BeforeHash, entry.AfterHash }))));

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
