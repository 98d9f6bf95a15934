namespace Imdi.Functions.Directory;

/// <summary>Everything that the table holds of a day, as it is found.</summary>
/// <param name="Links">By the number that their keys say.</param>
/// <param name="Head">What the day says its last link is; null where there is none.</param>
/// <param name="Unchained">Entries from before there was a chain.</param>
/// <param name="Strays">Keys of rows that are neither.</param>
public sealed record AuditDay(DateOnly Day, IReadOnlyList<AuditLink> Links, AuditPosition? Head, IReadOnlyList<AuditEntry> Unchained, IReadOnlyList<string> Strays)
{
    /// <summary>The first place where the day is not as it was written; null when it is whole.</summary>
    /// <param name="chainedSince">When the first link of all was made: an entry without a link must be older.</param>
    public string? Broken(DateTimeOffset? chainedSince)
    {
        if (Strays.Count > 0) return $"row {Strays[0]} was inserted";
        if (Unchained.FirstOrDefault(entry => entry.At >= chainedSince) is { } inserted) return $"an entry without a link was inserted ({inserted.What}, {inserted.Subject})";
        for (int index = 0; index < Links.Count; index++)
        {
            var link = Links[index];
            if (link.Sequence != index + 1) return $"entry {index + 1} was removed";
            if (link.Hash != AuditLink.HashOf(link.Entry, Day, link.Sequence, link.Previous)) return $"entry {link.Sequence} was changed";
            if (index > 0 && link.Previous != Links[index - 1].Position) return $"entry {link.Sequence} does not follow entry {index}";
            if (index == 0 && link.Previous?.Day >= Day) return "entry 1 does not follow an earlier day";
        }

        return (Links.Count, Head) switch
        {
            (0, null) => null,
            (_, null) => $"the head is gone; the last entry is {Links.Count}",
            var (count, head) when count < head.Sequence => $"entry {count + 1} was removed",
            var (count, head) when count > head.Sequence => $"entry {head.Sequence + 1} was inserted",
            var (_, head) => Links[^1].Position == head ? null : $"entry {head.Sequence} is not the one that the head names",
        };
    }
}
