using static Imdi.Functions.Indicators.Measures;

namespace Imdi.Functions.Indicators;

/// <summary>The formula of each indicator that is computed; definitions say what the others lack.</summary>
public static class IndicatorFormulas
{
    private const decimal Percent = 100, PerThousand = 1_000, Million = 1_000_000;

    /// <summary>What no corridor should cost more than (SDG target 10.c).</summary>
    private const decimal MostPercent = 5;

    private static readonly Quantity Everyone = new Only(People) { Sex = "T", Age = "T" }, BothSexes = new Only(People) { Sex = "T" }, AllAges = new Only(People) { Age = "T" };
    private static readonly Quantity WorkingAge = new Aged(BothSexes, 15, 64);
    private static readonly Quantity Stock = new Only(Migrants) { Sex = "T" }, Emigrants = new Turned(Stock), EmigrantsBySex = new OverPartners(new Turned(Migrants)) { HasToCover = true };
    private static readonly Quantity Jobless = new OneSurvey(Unemployed, Employed), Working = new OneSurvey(Employed, Unemployed), Force = new Plus(Jobless, Working);
    private static readonly Quantity ForceByAge = ByAge(Force), EmployedByAge = ByAge(new OneSurvey(Employed));
    private static readonly Quantity Adults = new Aged(Attained, 25), GraduatesAtHome = new Tertiary(Adults), GraduatesAway = new OverPartners(new Turned(new Tertiary(MigrantsByEducation))) { HasToCover = true };
    private static readonly Quantity Vacant = new OneSurvey(Sought), Filled = new OneSurvey(Posts);
    private static readonly Quantity KnownSmart = new Known(SmartCosts);
    private static readonly Formula OfGdp = new FirstOf(new Ratio(Received, Gdp, Percent), new Stated(ReceivedOfGdp));

    public static IReadOnlyDictionary<string, Formula> All { get; } = new SortedDictionary<string, Formula>(StringComparer.Ordinal)
    {
        ["RM.GDP"] = OfGdp,
        ["RM.VOL"] = OfGdp,
        ["RM.PC"] = new Ratio(Received, Everyone),
        ["RM.PERMIG"] = new Together(new Ratio(Flows, Emigrants, Million) { HasRegions = false }, new Ratio(new OverPartners(Flows) { HasToCover = true }, new OverPartners(Emigrants) { HasToCover = true }, Million)),
        ["RM.HHI"] = OfPartners.Hhi(Flows),
        ["RM.HHINORM"] = OfPartners.NormalisedHhi(Flows),
        ["RM.HHIEFF"] = OfPartners.EffectiveNumber(Flows),
        ["RM.COST"] = new Together(new Stated(Costs), OfPartners.Mean(Costs)),
        ["RM.SMART"] = new Together(new Smart(SmartCosts), OfPartners.Mean(KnownSmart)),
        ["RM.LE5"] = OfPartners.ShareUpTo(KnownSmart, MostPercent),
        ["RM.LE5MEAN"] = OfPartners.ShareUpTo(Costs, MostPercent),
        ["RM.SAVE"] = new Saving(Costs, Flows),
        ["MG.STOCKSH"] = Share(new OverPartners(Migrants), AllAges),
        ["MG.EMIGRATE"] = Share(EmigrantsBySex, new Plus(EmigrantsBySex, AllAges)),
        ["MG.INT"] = new Intensity(Stock),
        ["MG.HHI"] = OfPartners.Hhi(Emigrants),
        ["MG.HHINORM"] = OfPartners.NormalisedHhi(Emigrants),
        ["MG.HHIEFF"] = OfPartners.EffectiveNumber(Emigrants),
        ["MG.FEMSH"] = Share(new OverPartners(new Only(Migrants) { Sex = "F" }), new OverPartners(Stock)),
        ["MG.INFLOW"] = new Together(new Ratio(new OverPartners(Arrivals), Everyone, PerThousand), new Ratio(Arrivals, new ForPartners(Everyone, Arrivals), PerThousand) { HasRegions = false }),
        ["LM.UNEMP"] = new FirstOf(Share(Jobless, Force), StatedShare(new OneSurvey(UnemploymentRate))),
        ["LM.LFPR"] = new FirstOf(Share(ForceByAge, new AgedLike(People, ForceByAge)), StatedShare(ByAge(new OneSurvey(ParticipationRate)))),
        ["LM.EPR"] = new FirstOf(Share(EmployedByAge, new AgedLike(People, EmployedByAge)), StatedShare(ByAge(new OneSurvey(EmploymentRate)))),
        ["LM.VACRATE"] = new FirstOf(Share(Vacant, new Plus(Vacant, Filled)), StatedShare(new OneSurvey(VacancyRate))),
        ["LM.TIGHT"] = new Ratio(new Only(Vacant) { Occupation = "T" }, new Only(new OneSurvey(Unemployed)) { Sex = "T", Age = "Y_GE15", Education = "T" }),
        ["LM.WAPGR"] = new Growth(WorkingAge, 5),
        ["LM.REPL"] = new Ratio(new Aged(BothSexes, 15, 24), new Aged(BothSexes, 55, 64)),
        ["LM.OADR"] = new Ratio(new Aged(BothSexes, 65), WorkingAge, Percent),
        ["SK.TERT"] = Share(GraduatesAtHome, new Only(Adults) { Education = "T" }),
        ["SK.MATCH"] = new Match(Graduates, Sought),
        ["SK.COS"] = new Match(Graduates, Sought, cosine: true),
        ["BD.TERT"] = Share(GraduatesAway, new Plus(GraduatesAway, GraduatesAtHome)),
        ["BD.MED"] = Share(HealthAbroad, new Plus(HealthAbroad, HealthAtHome)),
    };

    /// <summary>What all of them read.</summary>
    public static IReadOnlyList<Measure> Measures { get; } = MeasuresOf(All.Values);

    public static IReadOnlyList<Measure> MeasuresOf(IEnumerable<Formula> formulas) => [.. formulas.SelectMany(formula => formula.Inputs).SelectMany(quantity => quantity.Measures).Distinct()];

    private static Ratio Share(Quantity part, Quantity whole) => new(part, whole, Percent) { IsShare = true };

    private static Stated StatedShare(Quantity percent) => new(percent) { IsShare = true };

    private static OfAges ByAge(Quantity of) => new(new Only(of) { Education = "T" });
}
