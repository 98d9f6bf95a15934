using Imdi.Functions.Indicators;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Explorer;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>What is shown of an indicator with values of two sources, of both sexes and of women, of years and of quarters.</summary>
public sealed class ShowIndicatorTests
{
    private static readonly SourceRow[] Sources =
    [
        new("unemployment", "v1", "census", "Census", null, null, new DateOnly(2020, 1, 31), false), new("unemployment", "v2", "survey", "Survey", null, null, new DateOnly(2025, 6, 30), true),
    ];

    private static readonly Dictionary<string, AreaFile> Areas = new()
    {
        ["KEN"] = Area("KEN", Row("2023", "T", 5, 0), Row("2023", "F", 6, 0), Row("2024", "T", 5.5m, 1), Row("2024", "F", 6.5m, 1), Row("2024Q1", "T", 9, 1), Row("2024Q1", "F", 9.5m, 1)),
        ["NPL"] = Area("NPL", Row("2023", "T", 10, 0), Row("2023", "F", 12, 0)),
    };

    private static readonly IndicatorFile File = new("LM.UNEMP", Sources, [new("KEN", false, "2024", 5.5m, null, "2023", "2024", 6) { Of = [1] }, new("NPL", false, "2023", 10, null, "2023", "2023", 2) { Of = [0] }], new Dictionary<string, int>());

    private static readonly HeadlineFile Headlines = new("LM.UNEMP",
    [
        new("KEN", false, [new("2023", 5, null, "ratio"), new("2024", 5.5m, null, "ratio") { From = 1 }]) { Sex = "T", Age = "Y_GE15", Survey = "LFS" },
        new("NPL", false, [new("2023", 10, null, "ratio")]) { Sex = "T", Age = "Y_GE15", Survey = "LFS" },
    ]) { Origins = [[0], [1]] };

    [Theory]
    [InlineData("Line", "KEN 2024 Survey 2025-06-30 True; KEN 2023 Census 2020-01-31 False; NPL 2023 Census 2020-01-31 False")]
    [InlineData("Bars", "NPL 2023 Census 2020-01-31 False; KEN 2024 Survey 2025-06-30 True")]
    public void Each_row_of_a_file_names_what_its_own_value_comes_from(string view, string expected)
    {
        var model = ExplorerModels.Of(ReadDefinitions.Find("LM.UNEMP")!, File, Show(view), Language.English);
        var file = FigureFile.Of(model, PageAddress.Indicator(Language.English, "LM.UNEMP"));

        Assert.Equal(expected, string.Join("; ", file.Figures.Select(row => $"{row.Area} {row.Period} {row.Source} {row.Vintage} {row.IsDemonstration}")));
    }

    [Fact]
    public void Each_row_of_a_comparison_names_what_its_own_value_comes_from() => Assert.Equal(
        ["NPL Census 2020-01-31 False", "KEN Survey 2025-06-30 True"],
        ComparedFigure.Of(ExplorerModels.ComparedOf([File], [CountryCode.Parse("NPL"), CountryCode.Parse("KEN")], Language.English), Language.English).Select(row => $"{row.Country} {row.Source} {row.Vintage} {row.IsDemonstration}"));

    [Theory]
    [InlineData("Map"), InlineData("Bars"), InlineData("Line")]
    public void A_part_is_never_dropped_for_a_view_that_has_totals_only(string view)
    {
        var shown = Show(view, ("sex", "F")).Of(Language.English);

        Assert.Equal([IndicatorView.Line, IndicatorView.Table], shown.Views);
        Assert.Equal([6.5m, 6, 12], shown.Figures.Select(figure => figure.Value!.Value));
        Assert.Equal("?sex=F", shown.Query());
        Assert.Contains(IndicatorView.Map, Show(view).Of(Language.English).Views);
    }

    [Fact]
    public void A_part_that_there_is_not_is_as_if_it_had_not_been_asked() => Assert.Equal(IndicatorView.Map, Show("Map", ("sex", "X")).Of(Language.English).View);

    [Theory]
    [InlineData("Line"), InlineData("Bars")]
    public void Each_figure_says_where_its_inputs_are_answered(string view) => Assert.Equal(
        "/api/indicators/LM.UNEMP/KEN/2024/explain?sex=T&age=Y_GE15&survey=LFS", Show(view).Of(Language.English).Figures.Single(figure => figure is { Area.Code: "KEN", Period.Year: 2024 }).Explain);

    [Fact]
    public void A_run_of_before_origins_were_kept_names_all_sources()
    {
        var shown = new ShowIndicator(File, Headlines with { Origins = [] }, Asked("Bars"), Areas.GetValueOrDefault).Of(Language.English);

        Assert.All(shown.Figures, figure => Assert.Equal(["Census", "Survey"], figure.Sources.Select(source => source.Name)));
    }

    private static ShowIndicator Show(string view, params (string Name, string Value)[] parts) => new(File, Headlines, Asked(view, parts), Areas.GetValueOrDefault);

    private static IndicatorQuestion Asked(string view, params (string Name, string Value)[] parts) => IndicatorQuestion.Of(view, [], null, null, name => parts.FirstOrDefault(part => part.Name == name).Value);

    private static AreaFile Area(string area, params ValueRow[] rows) => new("LM.UNEMP", area, Sources, rows);

    private static ValueRow Row(string period, string sex, decimal value, int source) => new(period, "", sex, "Y_GE15", "", "", "LFS", value, null, "ratio", null, null, [source]);
}
