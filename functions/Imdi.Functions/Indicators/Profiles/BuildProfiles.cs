using System.Security.Cryptography;
using Imdi.Functions.Datasets;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web.Pages.Profiles;
using Shown = Imdi.Web.Pages.Datasets.FreshnessState;

namespace Imdi.Functions.Indicators;

/// <summary>The profile of every country of which anything is known, out of the night's book.</summary>
public static class BuildProfiles
{
    /// <summary>Characters of a version: 64 bits of its hash.</summary>
    public const int VersionLength = 16;

    private static readonly (string Id, Func<Tables, IEnumerable<DraftTable>> Tables)[] Sections =
    [
        ("cover", _ => []), ("context", ContextTables.Of), ("immigration", MigrationTables.Immigration), ("emigration", MigrationTables.Emigration), ("diaspora", OtherTables.Diaspora),
        ("remittances", MoneyTables.Of), ("labour", SkillTables.Labour), ("skills", SkillTables.Skills), ("irregular", OtherTables.Irregular), ("legal", OtherTables.Legal),
        ("impacts", OtherTables.Impacts), ("policy", OtherTables.Policy), ("quality", _ => []),
    ];

    public static IEnumerable<ProfileModel> Of(IndicatorBook book) => Of(book, ProjectionBook.Of(book));

    public static IEnumerable<ProfileModel> Of(IndicatorBook book, ProjectionBook projections)
    {
        var figures = new CountryFigures(book, projections);
        var sources = book.Versions.ToDictionary(version => version.Version, version => SourceOf(version, book.AsOf), StringComparer.Ordinal);
        foreach (string country in figures.Countries([.. ContextTables.Quantities, .. MigrationTables.Quantities, .. MoneyTables.Quantities, .. SkillTables.Quantities]))
            yield return Of(CountryCode.Parse(country), new Tables(figures, country), book.Versions, sources);
    }

    private static ProfileModel Of(CountryCode country, Tables tables, IReadOnlyList<DatasetVersion> versions, Dictionary<string, ProfileSource> sources)
    {
        DraftTable[][] drafts = [.. Sections.Select(section => section.Tables(tables).ToArray())];
        var used = drafts.SelectMany(section => section).SelectMany(table => table.Versions).ToHashSet(StringComparer.Ordinal);
        string[] places = [.. versions.Select(version => version.Version).Where(used.Contains).Distinct()];
        ProfileSource[] named = [.. places.Select(version => sources[version])];
        ProfileTable[][] filled = [.. drafts.Select(section => section.Select(table => TableOf(table, places, named)).ToArray())];
        var coverage = CoverageOf([.. filled.SelectMany(section => section)]);
        filled[0] = [CoverTable(filled)];
        filled[^1] = [SourceTable(named, versions)];
        return Versioned(new ProfileModel(country, "", coverage, [.. Sections.Index().Select(section => new ProfileSection(section.Index, section.Item.Id, filled[section.Index]))], named));
    }

    private static ProfileModel Versioned(ProfileModel profile) => profile with { Version = Convert.ToHexStringLower(SHA256.HashData(PublishedJson.Write(profile)))[..VersionLength] };

    private static ProfileTable TableOf(DraftTable draft, string[] places, ProfileSource[] sources)
    {
        int[] of = [.. draft.Versions.Select(version => Array.IndexOf(places, version)).Order()];
        return new ProfileTable(
            draft.Id, draft.By, draft.Status, of.Any(place => sources[place].IsDemonstration), of.Any(place => sources[place].Freshness == Shown.Overdue), draft.Newest, draft.Columns,
            [.. draft.Rows.Select(row => new ProfileRow(row.Item, row.Period, row.Unit, [.. row.Cells.Select(cell => new ProfileCell(cell.Value, cell.Reason))]))], of, draft.Kinds)
        {
            Projection = draft.Rows.Count > 0 ? draft.Projection : null,
        };
    }

    private static ProfileCoverage CoverageOf(ProfileTable[] tables)
    {
        var known = tables.Where(table => table.Status == ProfileStatus.Known).ToList();
        return new ProfileCoverage(tables.Length, known.Count(table => !table.IsDemonstration), known.Count(table => table.IsDemonstration));
    }

    /// <summary>Section 0: how much of each section is known.</summary>
    private static ProfileTable CoverTable(ProfileTable[][] sections) => Known("cover.coverage", "section", [new("tables", "tables"), new("filled", "tables"), new("demonstration", "tables")],
        [.. sections.Index().Where(section => section.Item.Length > 0).Select(section => (Sections[section.Index].Id, CoverageOf(section.Item))).Select(section => new ProfileRow(
            section.Id, null, null, [new(section.Item2.Tables, null), new(section.Item2.Filled, null), new(section.Item2.Demonstration, null)]))]);

    /// <summary>Section 12: what the figures come from, with the rows that each version holds.</summary>
    private static ProfileTable SourceTable(ProfileSource[] sources, IReadOnlyList<DatasetVersion> versions) => Known("quality.sources", "source", [new("rows", "rows")],
        [.. sources.Select(source => new ProfileRow($"{source.Kind}/{source.Id}", source.Newest?.ToString(), null, [new(versions.First(version => version.Version == source.Version).Rows, null)]))]);

    private static ProfileTable Known(string id, string by, IReadOnlyList<ProfileColumn> columns, IReadOnlyList<ProfileRow> rows) => new(id, by, ProfileStatus.Known, false, false, null, columns, rows, [], []);

    /// <summary>A version without a day of release is taken to be as old as its newest figures.</summary>
    private static ProfileSource SourceOf(DatasetVersion version, DateOnly asOf)
    {
        var fresh = Freshness.Of(DatasetKinds.Find(version.Kind)!.Frequency, version.Vintage ?? version.Newest?.LastDay, version.Newest, asOf);
        return new ProfileSource(
            version.Kind, version.Version, version.Source.Id, version.Source.Name, version.Source.Address, version.Source.Licence, version.Vintage, version.Newest, DatasetModels.StateOf(fresh.State), fresh.DueOn,
            version.Source.IsDemonstration);
    }
}
