using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What there is, as the API tells it.</summary>
public sealed record DatasetCatalogue(IReadOnlyList<CatalogueKind> Kinds, CatalogueFacets Facets)
{
    internal IReadOnlyList<CatalogueRow> Rows => [.. Kinds.SelectMany(kind => kind.Versions.Count == 0
        ? [new CatalogueRow(kind.Id, kind.Title, null, kind.Freshness)]
        : kind.Versions.Select(version => new CatalogueRow(kind.Id, kind.Title, version, version.Freshness)))];

    public static DatasetCatalogue Of(IEnumerable<(DatasetKind Kind, KindHistory History)> all, CatalogueQuestion question, DateOnly today)
    {
        var kinds = all.Select(one => CatalogueKind.Of(one.Kind, one.History, today)).Where(question.Mentions).ToList();
        return new([.. kinds.Where(question.Admits)], CatalogueFacets.Of(kinds, question));
    }
}

/// <param name="Frequency">How often new figures are expected.</param>
/// <param name="Template">Address of the blank template.</param>
/// <param name="Versions">The current version of each source.</param>
/// <param name="Freshness">Of the source that is worst off.</param>
public sealed record CatalogueKind(
    string Id, string Title, string Purpose, Frequency Frequency, string Licence, string Template, IReadOnlyList<CatalogueVersion> Versions, Freshness Freshness)
{
    public static CatalogueKind Of(DatasetKind kind, KindHistory history, DateOnly today)
    {
        CatalogueVersion[] versions = [.. history.Current.Select(known => CatalogueVersion.Of(known, kind.Frequency, today))];
        return new(kind.Id, kind.Title, kind.Purpose, kind.Frequency, kind.Licence, $"/api/datasets/{kind.Id}/template.csv", versions,
            Freshness.Worst(versions.Where(version => !version.IsDemonstration).Select(version => version.Freshness)));
    }
}

/// <param name="Vintage">The publisher's date of the release, where the file says one.</param>
/// <param name="Newest">The newest period that has figures.</param>
/// <param name="Findings">Address of what was wrong with the file, by row and column.</param>
/// <param name="Data">Address of the rows.</param>
public sealed record CatalogueVersion(
    string Version, string Source, string SourceName, string? SourceAddress, string? Licence, bool IsDemonstration, DateOnly? Vintage, Period? Newest,
    long Rows, long FindingCount, string Findings, string RawSha256, string FileName, string Data, Freshness Freshness)
{
    public static CatalogueVersion Of(KnownVersion known, Frequency frequency, DateOnly today)
    {
        var version = known.Version;
        string address = VersionRow.AddressOf(version);
        return new(
            version.Version, version.Source.Id, version.Source.Name, version.Source.Address, version.Source.Licence, version.Source.IsDemonstration,
            version.Vintage, version.Newest, version.Rows, version.Findings, $"{address}/findings.csv", version.RawSha256, version.FileName, $"{address}/data", Freshness.Of(frequency, known.ReleaseDay, version.Newest, today));
    }
}

public sealed record CatalogueRow(string Kind, string Title, CatalogueVersion? Current, Freshness Freshness);

/// <summary>A kind as it is declared.</summary>
public sealed record KindDeclaration(string Id, string Title, string Purpose, Frequency Frequency, string Licence, IReadOnlyList<string> Key, IReadOnlyList<DeclaredColumn> Columns)
{
    public static KindDeclaration Of(DatasetKind kind) => new(kind.Id, kind.Title, kind.Purpose, kind.Frequency, kind.Licence, kind.Key,
        [.. kind.Columns.Select(column => new DeclaredColumn(column.Name, column.Type, column.Required, column.Unit, column.Codes, column.Example, column.Description))]);
}

public sealed record DeclaredColumn(string Name, ColumnType Type, bool Required, string? Unit, IReadOnlyList<string> Codes, string Example, string Description);

/// <summary>A dataset: a kind as it is declared, and its sources beside each other.</summary>
public sealed record DatasetAnswer(KindDeclaration Kind, IReadOnlyList<CatalogueVersion> Sources, Freshness Freshness, string Versions)
{
    public static DatasetAnswer Of(DatasetKind kind, KindHistory history, DateOnly today)
    {
        var entry = CatalogueKind.Of(kind, history, today);
        return new(KindDeclaration.Of(kind), entry.Versions, entry.Freshness, $"/api/datasets/{kind.Id}/versions");
    }
}

/// <summary>What was wrong with a version, counted by code.</summary>
public sealed record VersionFindings(string Kind, string Version, string Source, DateOnly? Vintage, long Rows, long RefusedRows, IReadOnlyDictionary<string, long> Counts)
{
    public static VersionFindings Of(VersionManifest manifest) => new(manifest.Version.Kind, manifest.Version.Version, manifest.Version.Source.Id,
        manifest.Version.Vintage, manifest.Version.Rows, manifest.RefusedRows, manifest.FindingCounts);
}
