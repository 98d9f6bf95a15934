using Imdi.Shared;

namespace Imdi.Web.Pages.Desk;

/// <summary>The region's settings as the form shows them: lists of codes as text, with spaces between.</summary>
/// <param name="Codes">Of each code list what is offered.</param>
/// <param name="Retention">Name, days where the region decides them, and days as deployed.</param>
public sealed record RegionValues(
    string ShortName, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Languages, string Senders, string Receivers, string Currencies,
    string? ContactName, string? ContactEmail, string? ContactAddress, IReadOnlyDictionary<string, IReadOnlyList<string>> Codes,
    IReadOnlyList<(string Name, int? Days, int Deployed)> Retention, string RebuildHour, bool IsDemonstration);

/// <param name="By">Id of the account; null for what was deployed.</param>
/// <param name="Again">The earlier version that this one repeats.</param>
public sealed record RegionVersionLine(int Number, string? By, DateTimeOffset? At, string? Note, int? Again, bool IsNow);

public sealed record RegionModel(DeskAccess Access, string Tag, RegionValues Values, string? Note, IReadOnlyList<RegionVersionLine> Versions, IReadOnlyList<FieldError> Errors);

/// <param name="Written">The site's own words.</param>
/// <param name="Own">The region's; null where it has none.</param>
public sealed record RegionText(Language Language, string Written, string? Own);

/// <param name="Found">Texts that hold what was sought.</param>
/// <param name="Replaced">Keys that have words of the region's.</param>
/// <param name="Key">The text that is changed; null while one is looked for.</param>
public sealed record RegionTextsModel(
    DeskAccess Access, string Tag, string Sought, IReadOnlyList<(string Key, string Text)> Found, IReadOnlyList<string> Replaced, string? Key, IReadOnlyList<RegionText> Texts, IReadOnlyList<FieldError> Errors);
