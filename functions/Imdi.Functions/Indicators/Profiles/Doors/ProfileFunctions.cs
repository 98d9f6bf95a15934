using System.ComponentModel;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web.Pages.Profiles;

namespace Imdi.Functions.Indicators;

/// <summary>The migration profiles under /api/profiles.</summary>
internal static class ProfileFunctions
{
    public const string Prefix = "profiles";

    private static readonly Refuses[] Reading = [new(RefusalKind.Unavailable, "not-published-yet", "nothing has been published yet")];

    private static readonly Refuses[] OfCountry = [.. Reading, new(RefusalKind.NotFound, "no-such-profile", "nothing is known of the country")];

    public static IServiceCollection AddProfiles(this IServiceCollection services) =>
        services.AddSingleton<ProfileStore>().AddSingleton<ProfileVersionStore>().AddSingleton<KeepProfiles>().AddSingleton<ProfilePacks>();

    public static void MapProfiles(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Prefix, "Indicators");
        room.MapGet("", ListProfiles).AnswersRows<CountryProfileRow>().ForAnyRun()
            .Describe("listProfiles", "Countries with a migration profile, and how much of it is known", Reading).Example(new("/api/profiles?limit=2"));
        room.MapGet("/{country}", ReadProfile).AnswersOne<ProfileAnswer>(alsoCsv: true).ForAnyRun()
            .Describe("readProfile", "The migration profile of a country: 13 sections, each table with its sources, gaps among them; as CSV every figure a row", OfCountry).Example(new("/api/profiles/NPL"));
        room.MapGet("/{country}/tables/{table}", ReadTable).AnswersOne<ProfileTableAnswer>(alsoCsv: true).ForAnyRun()
            .Describe("readProfileTable", "One table of a profile", [.. OfCountry, new(RefusalKind.NotFound, "no-such-table", "profiles have no table of that name")]).Example(new("/api/profiles/NPL/tables/remittances.costs"));
        room.MapGet("/{country}/versions", ListVersions).AnswersRows<KeptProfile>()
            .Describe("listProfileVersions", "Every version of a country's profile that was ever published, newest first").Example(new("/api/profiles/NPL/versions"));
        room.MapGet("/{country}/versions/{version}", ReadVersion).AnswersOne<ProfileAnswer>(alsoCsv: true)
            .Describe("readProfileVersion", "One version of a profile, as it was published and stays", new Refuses(RefusalKind.NotFound, "no-such-version", "the country's profile never was of that version"))
            .Example(new("/api/profiles/NPL/versions/{0}") { Taken = ["readProfile /version"] });
        routes.MapProfilePages();
    }

    internal static async Task<IResult> ListProfiles(RowsRequest asked, ProfileStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run || await store.IndexAsync(cancellation) is not { } index) return Answer.Refused(NotPublished);
        var response = asked.From(run.Id);
        if (response.Unchanged() is { } unchanged) return unchanged;
        return Answer.From(Page.Of(ProfileRows.Of(index, asked.Data.Language), row => row.Country.Alpha3, asked), page => response.Rows(page, ProfileRows.Note(asked.Data.Language, run.Id)));
    }

    internal static async Task<IResult> ReadProfile(CountryCode country, DataRequest asked, ProfileStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(NotPublished);
        if (await store.FindAsync(country, cancellation) is not { } profile) return Answer.Refused(NoProfile(country));
        return Whole(profile, asked.From(profile.Version), asked, run.Id);
    }

    internal static async Task<IResult> ReadTable(CountryCode country, [Description("The name of a table, as a profile lists them.")] string table, DataRequest asked, ProfileStore store, CancellationToken cancellation)
    {
        if (await store.RunAsync(cancellation) is not { } run) return Answer.Refused(NotPublished);
        if (await store.FindAsync(country, cancellation) is not { } profile) return Answer.Refused(NoProfile(country));
        if (profile.Find(table) is not { } found) return Answer.Refused(NoTable(profile, table));
        var response = asked.From(profile.Version);
        if (response.Unchanged() is { } unchanged) return unchanged;
        var answer = ProfileAnswer.TableOf(profile, found, asked.Language);
        return response.One(answer, answer.Figures, ProfileAnswer.Note(profile, asked.Language, run.Id));
    }

    internal static async Task<IResult> ListVersions(CountryCode country, RowsRequest asked, ProfileVersionStore store, CancellationToken cancellation)
    {
        var versions = await store.VersionsAsync(country, cancellation);
        var response = asked.From(versions.Count == 0 ? "none" : versions[0].Version);
        return Answer.From(Page.Of(versions, kept => kept.Version, asked), page => response.Rows(page, ProfileRows.Note(asked.Data.Language, null)));
    }

    internal static async Task<IResult> ReadVersion(CountryCode country, [Description("One of those that the list of versions names.")] string version, DataRequest asked, ProfileVersionStore store, CancellationToken cancellation) =>
        IsVersion(version) && await store.FindAsync(country, version, cancellation) is { } profile
            ? Whole(profile, asked.From(version, CacheKind.Immutable), asked, null)
            : Answer.Refused(Refusal.NotFound("no-such-version", $"There never was a version {version} of the profile of {country}.", new FieldError("/version", "no-such-version", $"Choose one that /api/profiles/{country}/versions lists.")));

    /// <summary>What a version looks like; nothing else is asked of storage.</summary>
    internal static bool IsVersion(string text) => text.Length == BuildProfiles.VersionLength && text.All(char.IsAsciiHexDigitLower);

    internal static Refusal NotPublished { get; } = Refusal.Unavailable("not-published-yet", "No profiles have been published yet. Try again when the first rebuild is through; /api/health says.");

    private static IResult Whole(ProfileModel profile, DataAnswer response, DataRequest asked, string? run) => response.Unchanged()
        ?? response.One(ProfileAnswer.Of(profile, asked.Language), ProfileAnswer.FiguresOf(profile, asked.Language), ProfileAnswer.Note(profile, asked.Language, run));

    private static Refusal NoProfile(CountryCode country) =>
        Refusal.NotFound("no-such-profile", $"Nothing is known of {country}.", new FieldError("/country", "no-such-profile", "Choose a country that /api/profiles lists."));

    private static Refusal NoTable(ProfileModel profile, string table) => Refusal.NotFound(
        "no-such-table", $"Profiles have no table {table}.",
        new FieldError("/table", "no-such-table", $"Choose one of {string.Join(", ", profile.Sections.SelectMany(section => section.Tables).Select(one => one.Id))}."));
}
