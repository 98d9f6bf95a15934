using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web.Pages.Profiles;
using Imdi.Web.Text;

namespace Imdi.Functions.Indicators;

/// <summary>One figure of a profile, by itself: a row of every CSV.</summary>
/// <param name="Status">known, withheld or no-data.</param>
/// <param name="Reason">Why it is withheld.</param>
/// <param name="Projection">The method by which the platform projects it; null of what sources state and what follows from it.</param>
public sealed record ProfileFigure(
    string Table, string TableName, string Item, string ItemName, string? Period, string Measure, string MeasureName, string? Unit, decimal? Value, string Status, string? Reason, string Source, string? Vintage, bool IsDemonstration, bool IsOverdue, string? Projection);

public sealed record ProfileTableAnswer(string Id, string Name, string Status, bool IsDemonstration, bool IsOverdue, string? Newest, string By, IReadOnlyList<ProfileFigure> Figures, IReadOnlyList<ProfileSource> Sources, string? Fill, ProfileProjection? Projection);

public sealed record ProfileSectionAnswer(int Number, string Id, string Name, IReadOnlyList<ProfileTableAnswer> Tables);

/// <summary>What <c>/api/profiles/{country}</c> answers: the profile with its words in the language asked.</summary>
/// <param name="CitedAs">Address of this version, which says the same for ever.</param>
/// <param name="Gaps">Tables that nothing is known of.</param>
public sealed record ProfileAnswer(
    CountryCode Country, string Name, string Version, string CitedAs, int CoveragePercent, ProfileCoverage Coverage, IReadOnlyList<string> InShort, IReadOnlyList<string> Gaps, IReadOnlyList<string> Overdue,
    IReadOnlyList<ProfileSectionAnswer> Sections, IReadOnlyList<ProfileSource> Sources, string Method)
{
    public static ProfileAnswer Of(ProfileModel profile, Language language)
    {
        var words = WordsOf(language);
        var tables = profile.Sections.SelectMany(section => section.Tables).ToList();
        return new ProfileAnswer(
            profile.Country, profile.Country.Name(language), profile.Version, $"/api/profiles/{profile.Country}/versions/{profile.Version}", profile.Coverage.Percent, profile.Coverage, ProfileInShort.Of(profile, words),
            [.. tables.Where(table => table.Status != ProfileStatus.Known).Select(table => table.Id)], [.. tables.Where(table => table.IsOverdue).Select(table => table.Id)],
            [.. profile.Sections.Select(section => new ProfileSectionAnswer(section.Number, section.Id, words.Section(section.Id), [.. section.Tables.Select(table => TableOf(profile, table, words))]))],
            profile.Sources, ProfileRows.Method(language));
    }

    public static IReadOnlyList<ProfileFigure> FiguresOf(ProfileModel profile, Language language)
    {
        var words = WordsOf(language);
        return [.. profile.Sections.SelectMany(section => section.Tables).SelectMany(table => FiguresOf(profile, table, words))];
    }

    public static ProfileTableAnswer TableOf(ProfileModel profile, ProfileTable table, Language language) => TableOf(profile, table, WordsOf(language));

    public static DataNote Note(ProfileModel profile, Language language, string? run) => ProfileRows.Note(language, run) with { Vintage = profile.Version };

    private static ProfileTableAnswer TableOf(ProfileModel profile, ProfileTable table, ProfileWords words) => new(
        table.Id, words.Table(table.Id), Code(table.Status), table.IsDemonstration, table.IsOverdue, table.Newest, table.By, FiguresOf(profile, table, words), [.. table.Of.Select(place => profile.Sources[place])],
        table.Status == ProfileStatus.Known ? null : words.Fill(table), table.Projection);

    // A table without rows has one that says so: a gap is never left out.
    private static ProfileFigure[] FiguresOf(ProfileModel profile, ProfileTable table, ProfileWords words)
    {
        string source = string.Join("; ", table.Of.Select(place => profile.Sources[place].Name).Distinct());
        string? vintage = table.Of.Select(place => profile.Sources[place].Vintage).Max()?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        ProfileFigure Figure(string item, string itemName, string? period, string measure, string measureName, string? unit, ProfileCell cell) => new(
            table.Id, words.Table(table.Id), item, itemName, period, measure, measureName, unit, cell.Value, Code(cell.Value is not null ? ProfileStatus.Known : cell.Reason is not null ? ProfileStatus.Withheld : ProfileStatus.NoData), cell.Reason,
            source, vintage, table.IsDemonstration, table.IsOverdue, table.Projection?.Method);
        if (table.Rows.Count == 0) return [Figure("", "", null, "", "", null, new ProfileCell(null, null))];
        return [.. table.Rows.SelectMany(row => row.Cells.Zip(table.Columns, (cell, column) => Figure(
            row.Item, words.Item(profile, table.By, row.Item), table.By == Tables.ByPeriod ? row.Item : row.Period, column.Id, words.Column(column.Id), row.Unit ?? column.Unit, cell)))];
    }

    private static string Code(ProfileStatus status) => status switch { ProfileStatus.Known => "known", ProfileStatus.Withheld => "withheld", _ => "no-data" };

    private static ProfileWords WordsOf(Language language) => new(language, ProfileRows.NamesIn(language));
}
