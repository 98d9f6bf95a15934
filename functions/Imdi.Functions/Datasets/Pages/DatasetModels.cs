using System.Globalization;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;
using Shown = Imdi.Web.Pages.Datasets;

namespace Imdi.Functions.Datasets;

/// <summary>The facts of a kind in the words of the page models.</summary>
internal static class DatasetModels
{
    public static Shown.DatasetModel Of(DatasetKind kind, DatasetFacts facts, DateOnly asOf, Language language, ChartQuestion asked, bool hasAllVersions = false)
    {
        string address = $"/api/datasets/{kind.Id}";
        return new Shown.DatasetModel(
            CardOf(kind, facts, asOf), facts.CurrentVersion?.Source.Licence ?? kind.Licence, facts.Chart is { Series.Count: > 0 } chart ? ChartModels.Of(kind, chart, language, asked) : null,
            [.. facts.Rows.Countries.Select(country => new Shown.CountryRowsModel(country.Country, country.Rows, country.Latest))],
            facts.Preview is { Rows.Count: > 0 } preview ? PreviewOf(kind, preview, language) : null,
            ColumnsOf(kind), VersionsOf(kind, facts), FindingsOf(facts), facts.Citation, FilesOf(kind, facts), $"{address}/template.csv", hasAllVersions);
    }

    public static Shown.DatasetCardModel CardOf(DatasetKind kind, DatasetFacts facts, DateOnly asOf) => new(
        kind.Id, kind.Title, kind.Purpose, kind.Frequency, FreshnessOf(kind, facts, asOf),
        new(facts.Rows.Countries.Count > 0 ? facts.Rows.Countries.Count : null, facts.Rows.First, facts.Rows.Last, facts.Rows.Rows),
        [.. CurrentOf(facts).Select(version => NoteOf(kind, version))]);

    public static IReadOnlyList<Shown.ColumnModel> ColumnsOf(DatasetKind kind) =>
    [
        .. kind.Columns.Select(column => new Shown.ColumnModel(
            column.Name, Kebab(column.Type.ToString()), column.Required, kind.Key.Contains(column.Name), column.Unit, column.Description, column.Example, column.Codes)),
    ];

    /// <summary>What a code means, by its classification or as the kind declares it.</summary>
    public static string? LabelOf(Column column, string code, Language language) =>
        CodeLabels.Of(column, code, language) ?? Shown.CodeWords.Of(Texts.For(language), column.Name, code);

    public static Shown.FreshnessModel FreshnessOf(DatasetKind kind, DatasetFacts facts, DateOnly asOf) => FreshnessOf(kind, facts.Versions, asOf);

    public static Shown.FreshnessModel FreshnessOf(DatasetKind kind, IReadOnlyList<VersionFact> versions, DateOnly asOf)
    {
        var current = versions.Where(version => version.State == VersionState.Current).ToList();
        var worst = Freshness.Worst(current.Where(version => !version.Source.IsDemonstration || current.TrueForAll(one => one.Source.IsDemonstration)).Select(version => Freshness.Of(kind.Frequency, version.Day, version.Newest, asOf)));
        return new(StateOf(worst.State), worst.LastRelease, worst.DueOn);
    }

    public static Shown.FreshnessState StateOf(FreshnessState state) => state switch
    {
        FreshnessState.Fresh => Shown.FreshnessState.Current,
        FreshnessState.Due => Shown.FreshnessState.Due,
        FreshnessState.Overdue => Shown.FreshnessState.Overdue,
        _ => Shown.FreshnessState.Empty,
    };

    private static IEnumerable<VersionFact> CurrentOf(DatasetFacts facts) => facts.Versions.Where(version => version.State == VersionState.Current);

    private static SourceNote NoteOf(DatasetKind kind, VersionFact version) =>
        new(version.Source.Name, version.Source.Address, version.Source.Licence ?? kind.Licence, version.Vintage ?? version.Day, version.Source.IsDemonstration);

    private static Shown.PreviewModel PreviewOf(DatasetKind kind, PreviewFacts preview, Language language)
    {
        var columns = preview.Columns.Select(name => kind.Columns[kind.IndexOf(name)]).ToList();
        int[] used = [.. Enumerable.Range(0, columns.Count).Where(at => columns[at].Required || preview.Rows.Any(row => row[at] is { Length: > 0 }))];
        return new Shown.PreviewModel(
            [.. used.Select(at => columns[at].Name)], [.. used.Select(at => columns[at].Type == ColumnType.Decimal)],
            [.. preview.Rows.Select(row => (IReadOnlyList<Shown.PreviewCell>)[.. used.Select(at => CellOf(columns[at], row[at], language))])]);
    }

    private static Shown.PreviewCell CellOf(Column column, string? text, Language language) => column.Type switch
    {
        _ when text is null => new(null),
        ColumnType.Decimal when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => new(null, Number: number),
        _ when column.Type.ToString() is "Quarter" or "Period" && Period.TryParse(text, out var period) => new(null, Period: period),
        _ => new(text, LabelOf(column, text, language)),
    };

    private static IReadOnlyList<Shown.VersionModel> VersionsOf(DatasetKind kind, DatasetFacts facts) =>
    [
        .. facts.Versions.OrderByDescending(version => version.Version == facts.Current).Select(version => new Shown.VersionModel(
            version.Version, Enum.Parse<Shown.VersionState>(version.State.ToString()), version.Day ?? version.Vintage ?? default, NoteOf(kind, version), version.Rows, version.Findings,
            version.Reason, version.Until, $"/api/datasets/{kind.Id}/versions/{version.Version}")),
    ];

    private static IReadOnlyList<Shown.FindingCountModel> FindingsOf(DatasetFacts facts) =>
    [
        .. facts.Findings.Select(pair => (Code: FindingCodes.All.FirstOrDefault(code => code.Code == pair.Key), pair.Key, pair.Value))
            .Select(found => new Shown.FindingCountModel(found.Key, found.Code?.Severity == Severity.Error, found.Code?.Rule ?? found.Key, found.Value))
            .OrderByDescending(found => found.IsError).ThenByDescending(found => found.Count).ThenBy(found => found.Code, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<Shown.DownloadModel> FilesOf(DatasetKind kind, DatasetFacts facts)
    {
        if (facts.Current is not { } version) return [];
        string data = $"/api/datasets/{kind.Id}/versions/{version}/data";
        return
        [
            new("csv", $"{data}.csv", null), new("csv-bom", $"{data}.csv?bom=1", null), new("json", $"{data}.json", null),
            new("sdmx-csv", $"{data}.sdmx.csv", null), new("sdmx-json", $"{data}.sdmx.json", null), new("parquet", $"{data}.parquet", facts.ParquetBytes),
        ];
    }

    private static string Kebab(string name) => string.Concat(name.Select((letter, at) => char.IsAsciiLetterUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
