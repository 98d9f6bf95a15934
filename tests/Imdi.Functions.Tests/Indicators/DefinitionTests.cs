using Imdi.Functions.Datasets;
using Imdi.Functions.Indicators;
using Imdi.Functions.Tests.Shared;

namespace Imdi.Functions.Tests.Indicators;

public sealed class DefinitionTests
{
    private static readonly string[] Ids =
    [
        "LM.UNEMP", "LM.LFPR", "LM.EPR", "LM.NEET", "LM.WPOV", "LM.INFORM", "LM.VACRATE", "LM.TIGHT", "LM.SHORT", "LM.OPEN", "LM.GAP", "LM.WAPGR", "LM.REPL", "LM.OADR", "SK.MATCH", "SK.COS", "SK.QMIS", "SK.TERT", "SK.LANG",
        "MG.STOCKSH", "MG.EMIGRATE", "MG.NETRATE", "MG.INFLOW", "MG.INT", "MG.HHI", "MG.FEMSH", "RM.GDP", "RM.PC", "RM.PERMIG", "RM.VOL", "RM.COST", "RM.SMART", "RM.LE5", "RM.SAVE", "RM.HHI", "BD.TERT", "BD.MED", "BD.RETURN",
        "PR.RCI", "PR.POLICY", "PR.DEATHS", "PR.OSH", "PR.RIGHTS", "PR.CONV", "PR.BLA", "PR.CERT", "PR.TRANSP",
    ];

    /// <summary>What the domain's table has under one name is several figures: its RM.LE5 goes by SmaRT, ours beside it by means; a concentration is told normalised and as an effective number too.</summary>
    private static readonly string[] Ours = ["RM.LE5MEAN", "MG.HHINORM", "MG.HHIEFF", "RM.HHINORM", "RM.HHIEFF"];

    [Fact]
    public void Every_indicator_is_defined_once() => Assert.Equal(Ids.Concat(Ours).Order(), ReadDefinitions.All.Select(definition => definition.Id).Order());

    [Fact]
    public void Each_definition_is_whole() => Assert.All(ReadDefinitions.All, definition =>
    {
        Assert.Equal(["ar", "en", "es", "fr"], definition.Names.Where(name => name.Value.Length > 0).Select(name => name.Key).Order());
        Assert.True(definition is { Formula.Length: > 0, Unit.Length: > 0, Source.Length: > 0, Direction: "lower" or "higher" or "none", Component.Count: > 0 });
        Assert.Subset(new HashSet<string>(["I", "II", "III"]), definition.Component.ToHashSet());
        Assert.Subset(new HashSet<string>(["sex", "age", "education", "occupation", "industry", "counterpart"]), definition.Dimensions.ToHashSet());
    });

    [Fact]
    public void What_has_a_formula_has_its_inputs_and_the_others_say_what_is_missing() => Assert.All(ReadDefinitions.All, definition =>
    {
        Assert.All(definition.Inputs, input => Assert.All(input.Measures, measure => Assert.True(Holds(DatasetKinds.Find(input.Kind)!, measure), $"{definition.Id}: {input.Kind} has no {measure}.")));
        Assert.Equal(IndicatorFormulas.All.ContainsKey(definition.Id), definition.Missing is null);
        if (IndicatorFormulas.All.TryGetValue(definition.Id, out var formula))
            Assert.Equal(formula.Inputs.SelectMany(quantity => quantity.Measures).Select(measure => measure.Kind).Distinct().Order(), definition.Inputs.Select(input => input.Kind).Order());
    });

    /// <summary>A measure reads one row a figure, but for what is worked out of all rows: each column of its kind's key is told apart, filtered, or an alternative.</summary>
    [Fact]
    public void No_measure_leaves_a_column_of_its_key_out() => Assert.All(IndicatorFormulas.All.Values.SelectMany(formula => formula.Inputs).SelectMany(quantity => quantity.Measures).Distinct().Where(measure => measure.Statistic is null), measure =>
        Assert.Empty(DatasetKinds.Find(measure.Kind)!.Key.Except(measure.Columns)));

    [RealFact]
    public void The_table_of_the_domain_holds_no_other()
    {
        string[] table = [.. File.ReadLines(Path.Combine(RealFiles.Folder!, "..", "domain.md")).SkipWhile(line => !line.StartsWith("## 3. Indicators", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("### 3.1", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => line.Split('|')[1].Split('/')).Select(id => id.Split('(')[0].Trim()).Where(id => id.Contains('.', StringComparison.Ordinal))];

        Assert.Equal(Ids.Order(), table.Order());
    }

    private static bool Holds(DatasetKind kind, string measure) => kind.Id == KindNames.CountryIndicators || kind.Declares(measure) || kind.Units.ContainsKey(measure);
}
