using Imdi.Functions.Indicators;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>SmaRT and what is held against it, out of quotes.</summary>
public sealed class SmartTests
{
    [Fact]
    public async Task The_worked_example_has_a_SmaRT_of_2_251967_from_the_services_that_it_names()
    {
        var book = await OfAsync(("survey", MadeUpQuotes.SixServices()));

        var value = Pair(book, "RM.SMART", "GBR", "IND", "2025Q3");

        Assert.Equal((2.251967m, Functions.Indicators.Smart.Method, 3m), (value.Value, value.Method, value.Denominator));
        Assert.Equal([("Operator B (B)", 1.159420m), ("Operator E (E)", 1.286853m), ("Bank A (A)", 4.309627m)], value.Inputs.Select(service => (service.Name, service.Value!.Value)));
        Assert.Equal(Assert.Single(value.Versions), Assert.Single(value.Inputs.Select(service => service.Version).Distinct()));
    }

    [Fact]
    public async Task It_is_the_room_of_remittances_own_figure_also_over_two_surveys()
    {
        var ingest = await LoadedAsync(("one", MadeUpQuotes.Survey()), ("two", MadeUpQuotes.Other()));
        var remittances = await new BuildRemittanceBook(new RemittanceOptions()).RunAsync(ingest.Published, new DateOnly(2021, 3, 1), CancellationToken.None);
        var theirs = remittances.Corridors.SelectMany(remittances.Quarters).Select(row => (row.Corridor.From.Alpha3, row.Corridor.To.Alpha3, row.Period.ToString(), row.Smart is { } smart ? decimal.Round(smart, 6, MidpointRounding.AwayFromZero) : (decimal?)null));

        var ours = ComputeIndicator.Of("RM.SMART", "percent", await GatherAsync(ingest)).Where(value => value.Key.Counterpart.Length > 0).Select(value => (value.Key.Counterpart, value.Key.Area, value.Key.Period, value.Value));

        Assert.Equal(theirs.Order(), ours.Order());
        Assert.Equal(16, theirs.Count());
    }

    [Fact]
    public async Task Fewer_services_are_averaged_and_said_to_be_and_none_is_a_reason()
    {
        var book = await OfAsync(("one", MadeUpQuotes.Survey()));

        var (two, none) = (Pair(book, "RM.SMART", "QAT", "PHL", "2021Q1"), Pair(book, "RM.SMART", "DEU", "PHL", "2021Q1"));

        Assert.Equal((1.875m, Functions.Indicators.Smart.FewerMethod, 2m), (two.Value, two.Method, two.Denominator));
        Assert.Equal((null, Withheld.NoQualifyingService, 4m), (none.Value, none.Reason, Assert.Single(none.Inputs).Value));
        Assert.NotEmpty(none.Versions);
        Assert.Equal((1.875m, 1m), (Whole(book, "RM.SMART", "PHL").Value, Whole(book, "RM.SMART", "PHL").Denominator));
    }

    [Fact]
    public async Task The_goal_counts_SmaRT_up_to_five_and_the_other_share_counts_means()
    {
        var ingest = await LoadedAsync(("one", MadeUpQuotes.Survey()));
        await ingest.LoadAsync(CorridorAverages, "from,to,period,cost_percent\nDEU,NPL,2021Q1,15\nQAT,NPL,2021Q1,4\nQAT,PHL,2021Q1,6\n", "averages");
        var book = await GatherAsync(ingest);

        Assert.Equal(5m, Pair(book, "RM.SMART", "DEU", "NPL", "2021Q1").Value);
        Assert.Equal(5.005m, Pair(book, "RM.SMART", "QAT", "NPL", "2021Q1").Value);
        Assert.Equal((50m, 50m), (Whole(book, "RM.LE5", "NPL").Value, Whole(book, "RM.LE5MEAN", "NPL").Value));
        Assert.Equal((100m, 0m), (Whole(book, "RM.LE5", "PHL").Value, Whole(book, "RM.LE5MEAN", "PHL").Value));
    }

    [Fact]
    public async Task Another_rule_makes_another_figure_and_names_itself()
    {
        var ingest = await LoadedAsync(("survey", MadeUpQuotes.SixServices()));
        var dearest = new WorkOutStatistics(new SmartRule { Take = 1 });

        var book = await GatherFigures.RunAsync(ingest.Published, dearest, IndicatorFormulas.Measures, CancellationToken.None);

        Assert.Equal(1.159420m, Pair(book, "RM.SMART", "GBR", "IND", "2025Q3").Value);
        Assert.NotEqual(new WorkOutStatistics(new SmartRule()).Rule, dearest.Rule);
    }

    [Fact]
    public async Task A_value_explains_itself_by_its_services()
    {
        var book = await OfAsync(("survey", MadeUpQuotes.SixServices()));

        var told = new ExplainValue(new HashSet<CountKey>(), new IndicatorWords(Language.English)).InputsOf(Pair(book, "RM.SMART", "GBR", "IND", "2025Q3"));

        Assert.Equal(["Operator B (B)", "Operator E (E)", "Bank A (A)"], told.Select(input => input.Name));
        Assert.All(told, input => Assert.NotNull(input.Version));
    }

    private static async Task<FigureBook> OfAsync(params (string Source, IEnumerable<string> Quotes)[] surveys) => await GatherAsync(await LoadedAsync(surveys));

    private static Task<FigureBook> GatherAsync(Ingest ingest) => GatherFigures.RunAsync(ingest.Published, new WorkOutStatistics(new SmartRule()), IndicatorFormulas.Measures, CancellationToken.None);

    private static async Task<Ingest> LoadedAsync(params (string Source, IEnumerable<string> Quotes)[] surveys)
    {
        var ingest = await Ingest.FreshAsync();
        foreach (var (source, quotes) in surveys) Assert.Equal(0, (await ingest.LoadAsync(RemittanceQuotes, $"{MadeUpQuotes.Header}\n{string.Join('\n', quotes)}\n", source)).Value.Manifest.RefusedRows);
        return ingest;
    }

    private static IndicatorValue Pair(FigureBook book, string id, string from, string to, string period) => ComputeIndicator.Of(id, "percent", book).Single(value => value.Key == new FigureKey(to, period) { Counterpart = from });

    private static IndicatorValue Whole(FigureBook book, string id, string country) => ComputeIndicator.Of(id, "percent", book).Single(value => value.Key == new FigureKey(country, "2021Q1"));
}
