using Imdi.Shared;
using Imdi.Web.Pages.Send;
using Imdi.Web.Text;

namespace Imdi.Functions.Remittances;

/// <summary>What stands beside the room's codes in an answer: the site's own words, in the language asked. A missing code has no label.</summary>
internal sealed class Labels(Language language)
{
    private readonly Texts _texts = Texts.For(language);

    public string? ProviderType(string? code) => Of(code, Vocabulary.ProviderType);

    public IReadOnlyList<string> Instruments(Instruments instruments) => Each(QuoteCodes.Instruments.CodesOf(instruments), Vocabulary.Instrument);

    public IReadOnlyList<string> AccessPoints(AccessPoints points) => Each(QuoteCodes.AccessPoints.CodesOf(points), Vocabulary.AccessPoint);

    public IReadOnlyList<string> Pickups(Pickups pickups) => [.. PageCodes.Of(pickups).Select(way => Vocabulary.Pickup(_texts, way))];

    public string? Speed(TransferSpeed speed) => speed == TransferSpeed.Unknown ? null : Vocabulary.Speed(_texts, PageCodes.Of(speed));

    public string? Coverage(Coverage coverage) => Of(QuoteCodes.Coverages.Code(coverage), Vocabulary.Coverage);

    public string? FeeMode(FeeMode mode) => Of(QuoteCodes.FeeModes.Code(mode), Vocabulary.FeeMode);

    public string Standing(Standing standing) => Vocabulary.Standing(_texts, standing.ToString());

    public string? Basis(string? code) => Of(code, Vocabulary.Basis);

    public string Grouping(string by) => Vocabulary.Grouping(_texts, by);

    /// <summary>The name of an average's group, by what it is grouped.</summary>
    public string Group(string by, string group) => AverageGroups.Codes.Parse(by) switch
    {
        AverageBy.Sender or AverageBy.Receiver => CodeLists.CountryName(group, language),
        AverageBy.SenderRegion or AverageBy.ReceiverRegion => Vocabulary.Region(_texts, group),
        AverageBy.ProviderType when group != "unknown" => Vocabulary.ProviderType(_texts, group),
        AverageBy.Instrument when group != "unknown" => Vocabulary.Instrument(_texts, group),
        _ => Vocabulary.Group(_texts, by, group),
    };

    /// <summary>The name of a corridor that is written <c>USA-MEX</c>.</summary>
    public string Corridor(string corridor) =>
        corridor.Split('-') is [var from, var to] ? _texts["pair", CodeLists.CountryName(from, language), CodeLists.CountryName(to, language)] : corridor;

    private string? Of(string? code, Func<Texts, string, string> word) => code is null ? null : word(_texts, code);

    private IReadOnlyList<string> Each(IReadOnlyList<string> codes, Func<Texts, string, string> word) => [.. codes.Select(code => word(_texts, code))];
}
