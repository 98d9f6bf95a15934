using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>What there is, as the API tells it.</summary>
public sealed record DatasetCatalogue(IReadOnlyList<CatalogueKind> Kinds)
{
    internal IReadOnlyList<CatalogueRow> Rows => [.. Kinds.SelectMany(kind => kind.Versions.Count == 0
        ? [new CatalogueRow(kind.Id, kind.Title, null)]
        : kind.Versions.Select(version => new CatalogueRow(kind.Id, kind.Title, version)))];

    public static DatasetCatalogue Of(IReadOnlyList<DatasetVersion> versions) => new([.. DatasetKinds.All.Select(kind => new CatalogueKind(
        kind.Id, kind.Title, kind.Purpose, kind.Frequency, kind.Licence, $"/api/datasets/{kind.Id}/template.csv",
        [.. versions.Where(version => version.Kind == kind.Id).Select(CatalogueVersion.Of)]))]);
}

/// <param name="Frequency">How often new figures are expected.</param>
/// <param name="Template">Address of the blank template.</param>
/// <param name="Versions">The current version of each source.</param>
public sealed record CatalogueKind(string Id, string Title, string Purpose, Frequency Frequency, string Licence, string Template, IReadOnlyList<CatalogueVersion> Versions);

/// <param name="Vintage">The publisher's date of the release, where the file says one.</param>
/// <param name="Findings">Address of what was wrong with the file, by row and column.</param>
public sealed record CatalogueVersion(
    string Version, string Source, string SourceName, string? SourceAddress, string? Licence, bool IsDemonstration, DateOnly? Vintage,
    long Rows, long FindingCount, string Findings, string RawSha256, string FileName)
{
    public static CatalogueVersion Of(DatasetVersion version) => new(
        version.Version, version.Source.Id, version.Source.Name, version.Source.Address, version.Source.Licence, version.Source.IsDemonstration,
        version.Vintage, version.Rows, version.Findings, $"/api/datasets/{version.Kind}/versions/{version.Version}/findings.csv", version.RawSha256, version.FileName);
}

public sealed record CatalogueRow(string Kind, string Title, CatalogueVersion? Current);

/// <summary>A kind as it is declared.</summary>
public sealed record KindDeclaration(string Id, string Title, string Purpose, Frequency Frequency, string Licence, IReadOnlyList<string> Key, IReadOnlyList<DeclaredColumn> Columns)
{
    public static KindDeclaration Of(DatasetKind kind) => new(kind.Id, kind.Title, kind.Purpose, kind.Frequency, kind.Licence, kind.Key,
        [.. kind.Columns.Select(column => new DeclaredColumn(column.Name, column.Type, column.Required, column.Unit, column.Codes, column.Example, column.Description))]);
}

public sealed record DeclaredColumn(string Name, ColumnType Type, bool Required, string? Unit, IReadOnlyList<string> Codes, string Example, string Description);

/// <summary>What was wrong with a version, counted by code.</summary>
public sealed record VersionFindings(string Kind, string Version, string Source, DateOnly? Vintage, long Rows, long RefusedRows, IReadOnlyDictionary<string, long> Counts)
{
    public static VersionFindings Of(VersionManifest manifest) => new(manifest.Version.Kind, manifest.Version.Version, manifest.Version.Source.Id,
        manifest.Version.Vintage, manifest.Version.Rows, manifest.RefusedRows, manifest.FindingCounts);
}
