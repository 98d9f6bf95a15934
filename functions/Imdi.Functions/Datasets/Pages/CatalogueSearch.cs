using Imdi.Shared;
using Imdi.Web.Text;
using Shown = Imdi.Web.Pages.Datasets;

namespace Imdi.Functions.Datasets;

/// <summary>What a reader asks of the catalogue's page: words, and choices within each facet.</summary>
public sealed record CatalogueSearch(string? Words, IReadOnlyList<string> Fresh, IReadOnlyList<string> Frequency, IReadOnlyList<string> Source)
{
    private const int LongestWords = 100;

    public static CatalogueSearch Everything { get; } = new(null, [], [], []);

    /// <summary>The datasets that fit, and for each choice how many would if it alone were chosen in its facet.</summary>
    internal Shown.CatalogueModel Of(IReadOnlyList<DatasetFacts> all, DateOnly asOf, Language language)
    {
        string? words = Words?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, LongestWords)] : null;
        var found = all.Select(facts => new Entry(DatasetKinds.Find(facts.Kind)!, facts, asOf)).Where(entry => entry.Mentions(words, language)).ToList();
        var facets = new[]
        {
            Facet(Shown.FacetName.Fresh, Fresh, found, entry => [entry.Fresh]),
            Facet(Shown.FacetName.Frequency, Frequency, found, entry => [entry.Frequency]),
            Facet(Shown.FacetName.Source, Source, found, entry => entry.Sources.Keys, value => found.Select(entry => entry.Sources.GetValueOrDefault(value)).FirstOrDefault(name => name is not null) ?? value),
        };
        return new Shown.CatalogueModel(words, [.. facets.Where(facet => facet.Choices.Count > 1 || facet.Choices.Any(choice => choice.IsChosen))], [.. found.Where(Admits).Select(entry => entry.Card).OrderBy(card => card.Coverage.Rows == 0)], all.Count);
    }

    private bool Admits(Entry entry) =>
        (Fresh.Count == 0 || Fresh.Contains(entry.Fresh)) && (Frequency.Count == 0 || Frequency.Contains(entry.Frequency)) && (Source.Count == 0 || Source.Any(entry.Sources.ContainsKey));

    private static Shown.FacetModel Facet(
        Shown.FacetName name, IReadOnlyList<string> chosen, IReadOnlyList<Entry> entries, Func<Entry, IEnumerable<string>> values, Func<string, string>? label = null) => new(name,
    [
        .. entries.SelectMany(values).GroupBy(value => value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Shown.FacetChoice(group.Key, label?.Invoke(group.Key), group.Count(), chosen.Contains(group.Key))),
    ]);

    private sealed record Entry(DatasetKind Kind, DatasetFacts Facts, DateOnly AsOf)
    {
        public Shown.DatasetCardModel Card { get; } = DatasetModels.CardOf(Kind, Facts, AsOf);

        public string Fresh => Card.Freshness.State.ToString().ToLowerInvariant();

        public string Frequency => Card.Frequency.ToString().ToLowerInvariant();

        public IReadOnlyDictionary<string, string> Sources =>
            Facts.Versions.Where(version => version.State == VersionState.Current).GroupBy(version => version.Source.Id).ToDictionary(group => group.Key, group => group.First().Source.Name);

        /// <summary>Every word stands in what the kind is called, holds, comes from or covers, in the reader's language or in English.</summary>
        public bool Mentions(string? words, Language language)
        {
            if (words is null) return true;
            var texts = Texts.For(language);
            string all = string.Join(' ',
                [
                    Kind.Id, Kind.Title, Kind.Purpose, Shown.DatasetWords.Title(texts, Kind.Id, ""), Shown.DatasetWords.Purpose(texts, Kind.Id, ""),
                    .. Kind.Columns.Select(column => column.Description), .. Sources.Values, .. Facts.Rows.Countries.Select(row => $"{row.Country.Alpha3} {row.Country.Name(language)}"),
                ]);
            return words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }
}
