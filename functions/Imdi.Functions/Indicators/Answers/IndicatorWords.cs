using Imdi.Functions.Datasets;
using Imdi.Shared;
using Imdi.Web.Pages.Datasets;
using Imdi.Web.Pages.Explorer;
using Imdi.Web.Text;

namespace Imdi.Functions.Indicators;

/// <summary>What stands beside the room's codes in an answer, in the language asked.</summary>
public sealed class IndicatorWords(Language language)
{
    private readonly Texts _texts = Texts.For(language);

    public Language Language => language;

    public string Area(string code) => FigureWords.Area(language, code);

    public string? Sex(string code) => Of("sex", code);

    public string? Age(string code) => Of("age", code);

    public string? Education(string code) => Of("education", code) ?? (EducationLevel.TryParse(code, null, out var level) ? level.Label(language)
        : code.Split('T') is [var from, var to] && EducationLevel.TryParse(from, null, out var first) && EducationLevel.TryParse(to, null, out var last) ? _texts["figure.levels", first.Label(language), last.Label(language)] : null);

    public string? Occupation(string code) => Of("occupation", code) ?? (OccupationCode.TryParse(code, null, out var group) ? group.Label(language) : null);

    public string? HomeStatus(string code) => Of("home_status", code);

    public string? ObservationStatus(string? letter) => letter is null ? null : Of("status", letter);

    public string? Reason(string? reason) => reason is null ? null : FigureWords.Reason(language, reason);

    public string DirectionRule => _texts["corridors.direction.rule", CodeLists.IncomeFiscalYear.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    public string Name(IndicatorDefinition definition) => definition.Names[language.Tag];

    private string? Of(string column, string code) => CodeWords.Of(_texts, column, code);
}
