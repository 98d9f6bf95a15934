using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>
/// An entry in its place. Its text is all that it says, line by line, the hash of the entry before among it; its hash is the SHA-256 of that text
/// in UTF-8, so that anyone can recompute the chain (docs/methods/ledger.md).
/// </summary>
/// <param name="Sequence">1, 2, 3 …, without a gap.</param>
/// <param name="Previous">Hash of the entry before; 64 zeros for the first.</param>
public sealed record LedgerEntry(long Sequence, string Previous, EntryDraft Draft)
{
    private const string Version = "imdi-ledger 1", Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", Day = "yyyy-MM-dd";

    public static readonly string NoHash = new('0', 64);

    public string Id => Sequence.ToString(CultureInfo.InvariantCulture);

    public string Hash => HashOf(ToText());

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public string ToText()
    {
        var text = new StringBuilder();
        void Line(string name, string? value) => _ = value is null ? text : text.Append(name).Append(' ').Append(value).Append('\n');
        text.Append(Version).Append('\n');
        Line("sequence", Id);
        Line("previous", Previous);
        Line("key", Draft.Key);
        Line("kind", Draft.Kind.ToString());
        Line("on", Draft.On.ToString(Day, CultureInfo.InvariantCulture));
        Line("at", Draft.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        Line("window", Draft.Window);
        Line("proposal", Draft.Proposal);
        Line("corrects", Draft.Corrects?.ToString(CultureInfo.InvariantCulture));
        Line("rate", Draft.Rate);
        Line("reference-rate", Draft.ReferenceRate);
        Line("text", Draft.Text);
        Line("demonstration", Draft.IsDemonstration ? "yes" : null);
        foreach (var posting in Draft.Postings) Line("posting", string.Create(CultureInfo.InvariantCulture, $"{posting.Account} {posting.Amount.Minor} {posting.Amount.Currency}"));
        return text.ToString();
    }

    /// <summary>Null for a text that no entry has.</summary>
    public static LedgerEntry? Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToList();
        if (lines.Any(line => line.Length != 2)) return null;
        string? Of(string name) => lines.Find(line => line[0] == name)?[1];
        var postings = lines.Where(line => line[0] == "posting").Select(line => PostingOf(line[1])).ToList();
        bool isRight = long.TryParse(Of("sequence"), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)
            & Enum.TryParse<EntryKind>(Of("kind"), out var kind)
            & DateOnly.TryParseExact(Of("on"), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            & DateTimeOffset.TryParseExact(Of("at"), Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        if (!isRight || postings.Contains(null) || Of("previous") is not { } previous || Of("key") is not { } key || Of("window") is not { } window) return null;
        long? corrects = long.TryParse(Of("corrects"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
        var entry = new LedgerEntry(sequence, previous, new EntryDraft(key, kind, on, at, window, postings!, Of("proposal"), corrects, Of("rate"), Of("reference-rate"), Of("text"), Of("demonstration") == "yes"));
        return entry.ToText() == text ? entry : null;
    }

    private static Posting? PostingOf(string text) =>
        text.Split(' ') is [var name, var minor, var code] && Account.TryParse(name, out var account) && long.TryParse(minor, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long amount) && Currency.TryParse(code, out var currency)
            ? new Posting(account, new Money(amount, currency))
            : null;
}
