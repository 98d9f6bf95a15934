using Imdi.Shared;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Pages.Explorer;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Profiles;

/// <summary>Words and figures of profiles in one language, for pages and for answers of the API alike.</summary>
/// <param name="indicators">The indicators' names, by id.</param>
public sealed class ProfileWords(Language language, IReadOnlyDictionary<string, string> indicators)
{
    public Texts Texts { get; } = Texts.For(language);

    public Numbers Numbers { get; } = Numbers.For(language);

    public Dates Dates { get; } = Dates.For(language);

    public string Section(string id) => Texts[$"profiles.section.{id}"];

    public string Table(string id) => Texts[$"profiles.table.{id}"];

    public string Column(string id) => Texts[$"profiles.column.{id}"];

    /// <summary>Currencies are their own words.</summary>
    public string Unit(string unit) => Texts.Has($"profiles.unit.{unit}") ? Texts[$"profiles.unit.{unit}"] : unit;

    public string Reason(string reason) => FigureWords.Reason(language, reason);

    /// <summary>What would fill an empty table: datasets that the platform takes, or what none of them holds.</summary>
    public string Fill(ProfileTable table) => table.Kinds.Count > 0
        ? Texts["profiles.fill", Joined(table.Kinds.Select(kind => Texts[$"kind.{kind}.title"]))]
        : Texts[$"profiles.fill.{table.Id}"];

    public string Item(ProfileModel profile, string by, string item) => by switch
    {
        _ when item == "T" => Texts["profiles.total"],
        _ when item == "OTHERS" => Texts["profiles.others"],
        "partner" => CodeLists.TryNormaliseCountry(item, out string country) ? CodeLists.CountryName(country, language) : item,
        "period" => Period(item),
        "age" or "sex" or "use" => CodeWords.Of(Texts, by, item) ?? item,
        "ground" => CodeWords.Of(Texts, "legal_status", item) ?? item,
        "education" => Education(item),
        "occupation" => OccupationCode.TryParse(item, null, out var occupation) ? occupation.Label(language) : item,
        "language" => CodeLists.LanguageName(item, language),
        "indicator" => indicators.GetValueOrDefault(item, item),
        "statistic" => Texts[$"profiles.statistic.{item}"],
        "channel" => Channel(item),
        "section" => Section(item),
        "source" => profile.Sources.FirstOrDefault(source => $"{source.Kind}/{source.Id}" == item)?.Name ?? item,
        _ => item,
    };

    public string Period(string period) => Imdi.Shared.Period.TryParse(period, out var known) ? Dates.Period(known) : period;

    /// <summary>As a page shows it; the exact value stands beside it where this one is rounded.</summary>
    public string Figure(decimal value, string unit) => unit == "percent" ? Numbers.Percent(new Percent(value), 2)
        : unit is "index" or "share" or "ratio" or "vacancies-per-person" ? Numbers.Plain(value, 6)
        : Numbers.Decimal(value, Decimals(value, unit));

    public static bool IsExact(decimal value, string unit) => decimal.Round(value, Decimals(value, unit)) == value;

    private static int Decimals(decimal value, string unit) => unit switch
    {
        "persons" or "posts" or "corridors" or "services" or "rows" or "tables" => 0,
        "usd" when Math.Abs(value) >= 10_000 => 0,
        "index" or "share" or "ratio" or "vacancies-per-person" => 6,
        _ => 2,
    };

    public string Joined(IEnumerable<string> parts) => string.Join(language.IsRightToLeft ? "، " : ", ", parts);

    private string Channel(string code)
    {
        string by = code.Split('/')[0], group = code[(by.Length + 1)..];
        return Texts[$"profiles.channel.{by}", group == "unknown" ? Texts["profiles.channel.unknown"] : Texts[$"{(by == "instrument" ? by : "provider")}.{group}"]];
    }

    private string Education(string code) => EducationLevel.TryParse(code, null, out var level) ? level.Label(language)
        : CodeWords.Of(Texts, "education", code) ?? Texts["profiles.isced", code.Replace('T', '–')];
}
