using System.Globalization;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>A field that was saved elsewhere after the answers were read which now come in.</summary>
/// <param name="Yours">As it comes in; empty to remove it.</param>
/// <param name="Theirs">As it is kept; empty where it was removed.</param>
public sealed record DifferingField(string Name, string Yours, string Theirs);

/// <summary>A proposal before it is submitted: every answer as it was typed. Its id becomes the proposal's.</summary>
/// <param name="Revision">Counts the saves, from 1.</param>
/// <param name="ChangedIn">The revision that changed a field last; removed ones too.</param>
/// <param name="Revises">The round of a returned proposal that this draft answers; null for a new one.</param>
/// <param name="LinkMailedTo">Where the resume link was sent to.</param>
internal sealed record Draft(
    string Id, Language Language, DateTimeOffset CreatedAt, DateTimeOffset TouchedAt, int Revision, IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, int> ChangedIn,
    int? Revises = null, string? LinkMailedTo = null)
{
    /// <summary>A draft that nobody touches is erased after so long, and its links end with it.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    /// <summary>As it was begun. What the short track does not ask for is kept, if it came from elsewhere, and left out of the submission.</summary>
    public ProposalTrack Track { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public string? RowTag { get; init; }

    public DateOnly ErasedOn => DateOnly.FromDateTime((TouchedAt + KeptFor).UtcDateTime);

    public string Tag => string.Create(CultureInfo.InvariantCulture, $"\"{Revision}\"");

    public static Draft New(string id, Language language, DateTimeOffset now) => new(id, language, now, now, 0, new Dictionary<string, string>(), new Dictionary<string, int>());

    /// <summary>A draft of what a returned proposal says.</summary>
    public static Draft Of(Proposal returned, DateTimeOffset now) =>
        new(returned.Id, returned.Language, now, now, 1, JsonAnswers.Of(returned.Content), new Dictionary<string, int>(), returned.Round) { Track = returned.Track };

    /// <summary>Takes changes, null to remove an answer; the same draft where they change nothing.</summary>
    public Outcome<Draft> Save(IReadOnlyDictionary<string, string?> changes, DateTimeOffset now)
    {
        if (Proposals.Answers.Unknown(changes.Keys) is { Length: > 0 } unknown) return Refusal.Unprocessable("unknown-field", "A field is unknown; nothing was saved.", unknown);
        var changed = changes.Where(change => Plain(change.Value) != Answers.GetValueOrDefault(change.Key)).ToList();
        if (changed.Count == 0 && Revision > 0) return this;

        var answers = Answers.ToDictionary();
        var changedIn = ChangedIn.ToDictionary();
        foreach (var (name, text) in changed)
        {
            if (Plain(text) is { } kept) answers[name] = kept;
            else answers.Remove(name);
            changedIn[name] = Revision + 1;
        }

        return Proposals.Answers.TooMuch(answers) is { } tooMuch ? tooMuch : this with { Answers = answers, ChangedIn = changedIn, Revision = Revision + 1, TouchedAt = now };
    }

    /// <summary>Fields of a save made on an older revision which somebody changed since, to something else.</summary>
    public IReadOnlyList<DifferingField> Differing(IReadOnlyDictionary<string, string?> changes, int since) =>
    [
        .. changes.Where(change => ChangedIn.GetValueOrDefault(change.Key) > since && (Plain(change.Value) ?? "") != Answers.GetValueOrDefault(change.Key, ""))
            .Select(change => new DifferingField(change.Key, Plain(change.Value) ?? "", Answers.GetValueOrDefault(change.Key, ""))),
    ];

    // Browsers send CR LF for every line break; what a program reads back and sends again must not differ by that.
    private static string? Plain(string? text) => text?.ReplaceLineEndings("\n");
}
