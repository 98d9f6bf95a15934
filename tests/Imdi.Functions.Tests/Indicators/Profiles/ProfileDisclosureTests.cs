using System.Globalization;
using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;
using Imdi.Web.Pages.Profiles;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>
/// That nobody who lays the profiles of all countries side by side, who left of one beside who came of the others, can tell a count of 1 to 4: of all that they state every linear programme is solved, and the bounds
/// of each such count lie at least one person apart.
/// </summary>
public sealed class ProfileDisclosureTests
{
    private static readonly string[] Origins = ["NPL", "IND", "PHL"], Destinations = ["QAT", "ARE", "DEU", "SAU"];

    // Origins by destinations. In the first, Nepal's small count stands beside a partner that the partner's own profile named before.
    public static TheoryData<int[]> Tables => new()
    {
        new[] { 3, 500, 0, 341_000, 700, 800, 900, 60, 50, 40, 30, 20 },
        new[] { 3, 500, 0, 0, 0, 0, 900, 60, 50, 40, 0, 20 },
        new[] { 2, 4, 900, 800, 30, 2, 0, 90, 700, 60, 3, 4 },
        new[] { 1, 0, 0, 0, 0, 60, 0, 0, 0, 0, 7, 4 },
        new[] { 4, 40, 41, 42, 3, 60, 61, 62, 2, 80, 81, 82 },
    };

    [Theory, MemberData(nameof(Tables))]
    public async Task No_small_count_of_migrants_follows_from_all_profiles_together(int[] counts)
    {
        var profiles = await OfAsync(MigrantStock, "origin,origin_type,destination,destination_type,sex,education,legal_status,duration,basis,period,value,status", "T,T,all,all,birth", counts);

        AssertNothingFollows(counts, [
            .. StatedBy(profiles, "emigration.destinations", isOfOrigin: true), .. StatedBy(profiles, "immigration.origins", isOfOrigin: false),
            .. SeriesOf(profiles, "emigration.stock", isOfOrigin: true), .. SeriesOf(profiles, "immigration.stock", isOfOrigin: false),
        ]);
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task No_small_count_of_students_follows_from_all_profiles_together(int[] counts)
    {
        var profiles = await OfAsync(StudentMobility, "origin,origin_type,destination,destination_type,sex,education,basis,period,value,status", "T,T,citizenship", counts);

        AssertNothingFollows(counts, [.. StatedBy(profiles, "skills.students-abroad", isOfOrigin: true), .. StatedBy(profiles, "skills.students-here", isOfOrigin: false)]);
    }

    [Fact]
    public async Task A_partner_that_one_profile_puts_among_others_to_hide_a_small_count_is_not_named_by_its_own()
    {
        var profiles = await OfAsync(MigrantStock, "origin,origin_type,destination,destination_type,sex,education,legal_status,duration,basis,period,value,status", "T,T,all,all,birth", [3, 500, 0, 341_000, 700, 800, 900, 60, 50, 40, 30, 20]);

        Assert.Equal([("SAU", 341_000m), ("OTHERS", 503m), ("T", 341_503m)], RowsOf(profiles.Single(profile => profile.Country.Alpha3 == "NPL"), "emigration.destinations"));
        Assert.DoesNotContain(RowsOf(profiles.Single(profile => profile.Country.Alpha3 == "ARE"), "immigration.origins"), row => row.Item == "NPL");
    }

    private static async Task<IReadOnlyList<ProfileModel>> OfAsync(string kind, string header, string parts, int[] counts)
    {
        var ingest = await Ingest.FreshAsync();
        string rows = string.Concat(counts.Index().Where(count => count.Item > 0).Select(count => string.Create(
            CultureInfo.InvariantCulture, $"{Origins[count.Index / 4]},country,{Destinations[count.Index % 4]},country,{parts},2020,{count.Item},A\n")));
        Assert.Equal(0, (await ingest.LoadAsync(kind, $"{header}\n{rows}")).Value.Manifest.RefusedRows);
        return [.. BuildProfiles.Of(await new BuildIndicatorBook(new WorkOutStatistics(new SmartRule())).RunAsync(ingest.Published, new DateOnly(2021, 6, 1), CancellationToken.None))];
    }

    private static IEnumerable<(string Item, decimal? Value)> RowsOf(ProfileModel profile, string table) => profile.Find(table)!.Rows.Select(row => (row.Item, row.Cells[0].Value));

    /// <summary>What a table of partners states: those named, those put together, all.</summary>
    private static IEnumerable<(int[] Pairs, decimal Sum)> StatedBy(IReadOnlyList<ProfileModel> profiles, string table, bool isOfOrigin)
    {
        foreach (var profile in profiles)
        {
            string country = profile.Country.Alpha3;
            var rows = RowsOf(profile, table).ToList();
            string[] named = [.. rows.Select(row => row.Item).Where(item => item is not ("OTHERS" or "T"))];
            foreach (var (item, value) in rows)
            {
                if (value is not { } stated) continue;
                int[] pairs = item is "OTHERS" or "T" ? [.. PairsOf(country, isOfOrigin).Where(pair => item == "T" || !named.Contains(PartnerOf(pair, isOfOrigin)))] : [.. PairsOf(country, isOfOrigin).Where(pair => PartnerOf(pair, isOfOrigin) == item)];
                yield return (pairs, stated);
            }
        }
    }

    private static IEnumerable<(int[] Pairs, decimal Sum)> SeriesOf(IReadOnlyList<ProfileModel> profiles, string table, bool isOfOrigin) =>
        profiles.SelectMany(profile => RowsOf(profile, table).Where(row => row.Value is not null).Select(row => ((int[])[.. PairsOf(profile.Country.Alpha3, isOfOrigin)], row.Value!.Value)));

    private static IEnumerable<int> PairsOf(string country, bool isOfOrigin) => Enumerable.Range(0, Origins.Length * Destinations.Length).Where(pair => (isOfOrigin ? Origins[pair / 4] : Destinations[pair % 4]) == country);

    private static string PartnerOf(int pair, bool isOfOrigin) => isOfOrigin ? Destinations[pair % 4] : Origins[pair / 4];

    /// <summary>Who looks on is taken to know every zero.</summary>
    private static void AssertNothingFollows(int[] counts, IReadOnlyList<(int[] Pairs, decimal Sum)> stated)
    {
        Assert.NotEmpty(stated);
        List<(IReadOnlyDictionary<int, long>, decimal)> known =
        [
            .. stated.Where(one => one.Pairs.Length > 0).Select(one => ((IReadOnlyDictionary<int, long>)one.Pairs.ToDictionary(pair => pair, _ => 1L), one.Sum)),
            .. counts.Index().Where(count => count.Item == 0).Select(count => ((IReadOnlyDictionary<int, long>)new Dictionary<int, long> { [count.Index] = 1 }, 0m)),
        ];
        Assert.All(known, one => Assert.Equal(one.Item2, one.Item1.Keys.Sum(pair => counts[pair])));
        foreach (var (pair, count) in counts.Index().Where(count => count.Item is > 0 and < SuppressTable.Threshold))
        {
            var (least, most) = LinearBounds.Of(known, counts.Length, pair);
            Assert.True(most is null || most - least >= 1, $"{Origins[pair / 4]} to {Destinations[pair % 4]} ({count}) lies between {least} and {most}.");
        }
    }
}
