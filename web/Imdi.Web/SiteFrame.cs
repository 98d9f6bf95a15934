using Imdi.Shared;

namespace Imdi.Web;

/// <summary>What every page knows of the site it stands in. Plain data: two equal frames render equal bytes.</summary>
/// <param name="BaseAddress">Absolute origin for hreflang and sharing, without a trailing slash; null leaves them root-relative.</param>
/// <param name="HasDemonstrationData">Whether any published figure is demonstration data: a notice then stands on every page.</param>
/// <param name="HasApi">False in an export for a static host: forms that need the application are then left out, with a word why.</param>
public sealed record Site(string? BaseAddress, bool HasDemonstrationData, bool HasApi)
{
    private readonly Region? _region;

    /// <summary>Whose site it is. Where a door names none, <see cref="SitePages"/> takes the region as it is now; a run pins its own.</summary>
    public Region Region { get => _region ?? Region.Default; init => _region = value; }

    internal Site In(Region region) => _region is null ? this with { Region = region } : this;

    /// <summary>Where an answer of the API is downloaded with its labels in the page's language.</summary>
    /// <param name="address">Under /api, without its ending.</param>
    /// <param name="asked">What more is asked of it, such as <c>amount=300</c>; only where there is an API can anything be.</param>
    public string Download(Language language, string address, string ending, string asked = "") =>
        HasApi ? $"{address}.{ending}?lang={language}{(asked.Length > 0 ? "&" + asked : "")}" : AnswerFile(language, address, ending);

    /// <summary>Where an answer stands as a file: a static host cannot be asked for a language, so all but English have a folder of their own.</summary>
    public static string AnswerFile(Language language, string address, string ending) =>
        language == Language.English ? $"{address}.{ending}" : $"/{language}{address}.{ending}";
}

/// <summary>Where a page stands: its language and its path below the language, such as <c>send/gbr/ken/</c> (empty for home).</summary>
public sealed partial record PageAddress(Language Language, string Path)
{
    public string Href => $"/{Language}/{Path}";

    public PageAddress In(Language language) => this with { Language = language };

    public static PageAddress Home(Language language) => new(language, "");

    public static PageAddress SendStart(Language language) => new(language, "send/");

    public static PageAddress Corridor(Language language, CountryCode from, CountryCode to) => new(language, $"send/{Lower(from)}/{Lower(to)}/");

    public static PageAddress SendingCountry(Language language, CountryCode from) => new(language, $"send/from/{Lower(from)}/");

    public static PageAddress ReceivingCountry(Language language, CountryCode to) => new(language, $"send/to/{Lower(to)}/");

    public static PageAddress Targets(Language language) => new(language, "send/targets/");

    public static PageAddress Method(Language language) => new(language, "send/method/");

    public static PageAddress Embed(Language language, CountryCode from, CountryCode to) => new(language, $"embed/{Lower(from)}/{Lower(to)}/");

    public static PageAddress Report(Language language, CountryCode from, CountryCode to) => new(language, $"send/{Lower(from)}/{Lower(to)}/report/");

    public static PageAddress Catalogue(Language language) => new(language, "data/");

    public static PageAddress Dataset(Language language, string kind) => new(language, $"data/{kind}/");

    public static PageAddress Uploads(Language language) => new(language, "uploads/");

    public static PageAddress NewUpload(Language language) => new(language, "uploads/new/");

    public static PageAddress UploadHistory(Language language) => new(language, "uploads/history/");

    public static PageAddress Tokens(Language language) => new(language, "uploads/tokens/");

    public static PageAddress Upload(Language language, string id) => new(language, $"uploads/{id}/");

    /// <summary>The desk of whoever is signed in, and the desks that they may have: proposals, panel, projects, funding, directory.</summary>
    public static PageAddress Desk(Language language, string? desk = null) => new(language, desk is null ? "desk/" : $"desk/{desk}/");

    /// <summary>A page of plain text: about, accessibility, privacy, data-api.</summary>
    public static PageAddress Text(Language language, string page) => new(language, $"{page}/");

    private static string Lower(CountryCode country) => country.Alpha3.ToLowerInvariant();
}

/// <summary>Where a figure comes from, as every page and answer states it.</summary>
/// <param name="Name">Publisher and title, e.g. "World Bank, Remittance Prices Worldwide (Corridors)".</param>
/// <param name="Licence">E.g. "CC BY 4.0".</param>
/// <param name="Vintage">Publisher's own date of the release, or the day of collection.</param>
public sealed record SourceNote(string Name, string? Address, string? Licence, DateOnly? Vintage, bool IsDemonstration);
