using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Indicators;

/// <summary>The measures that indicators share.</summary>
internal static class Measures
{
    private static readonly (string, string?)[] EveryMigrant = [(Dimension.LegalStatus, "all"), (Dimension.Duration, "all")];

    public static Measure Received { get; } = Publisher("remittances received, USD", "BX.TRF.PWKR.CD.DT");

    public static Measure Gdp { get; } = Publisher("GDP, USD", "NY.GDP.MKTP.CD");

    public static Measure ReceivedOfGdp { get; } = Publisher("remittances received, % of GDP", "BX.TRF.PWKR.DT.GD.ZS");

    /// <summary>By receiver and sender.</summary>
    public static Measure Flows { get; } = new("remittance flow, million USD", RemittanceFlows, Flow.MillionUsd) { Area = Flow.To, Counterpart = Flow.From, Period = Flow.Year };

    /// <summary>By receiver and sender.</summary>
    public static Measure Costs { get; } = new("average cost, %", CorridorAverages, Average.CostPercent) { Area = Average.To, Counterpart = Average.From, Period = Average.Period };

    /// <summary>SmaRT by receiver and sender.</summary>
    public static Measure SmartCosts { get; } = new("SmaRT, %", RemittanceQuotes) { Statistic = QuoteFigures.Smart };

    public static Measure People { get; } = new("population", Population)
    {
        AreaType = Dimension.AreaType, Sex = Dimension.Sex, Age = Dimension.Age, Alternative = Dimension.Variant, Alternatives = ["estimate", "medium"], Projection = "medium",
    };

    /// <summary>By destination and origin.</summary>
    public static Measure Migrants { get; } = Stock("migrant stock", (Dimension.Education, "T"));

    /// <summary>By destination and origin, and by level of education.</summary>
    public static Measure MigrantsByEducation { get; } = new("migrant stock by education", MigrantStock)
    {
        Persons = MigrantStock,
        Area = Dimension.Destination, AreaType = Dimension.DestinationType, Counterpart = Dimension.Origin, CounterpartType = Dimension.OriginType, Sex = Dimension.Sex, Education = Dimension.Education,
        Alternative = Dimension.Basis, Where = EveryMigrant,
    };

    /// <summary>By destination and origin.</summary>
    public static Measure Arrivals { get; } = new("permanent inflow", MigrationFlow)
    {
        Persons = MigrationFlow,
        Area = Dimension.Destination, AreaType = Dimension.DestinationType, Counterpart = Dimension.Origin, CounterpartType = Dimension.OriginType, Alternative = Dimension.Basis,
        Where = [(Dimension.Measure, "inflow"), (Dimension.Sex, "T"), (Dimension.Education, "T"), (Dimension.LegalStatus, "all"), (Dimension.Duration, "permanent")],
    };

    public static Measure Unemployed { get; } = Jobless("unemployed", "unemployed");

    public static Measure UnemploymentRate { get; } = Jobless("unemployment rate", "unemployment-rate");

    public static Measure Employed { get; } = Working("employed", "employed");

    public static Measure EmploymentRate { get; } = Working("employment rate", "employment-rate");

    public static Measure ParticipationRate { get; } = Working("participation rate", "participation-rate");

    /// <summary>Employed persons of both sexes and all ages, by occupation.</summary>
    public static Measure Posts { get; } = new("occupied posts", Employment)
    {
        Persons = Employment,
        AreaType = Dimension.AreaType, Occupation = Dimension.Occupation, Survey = Dimension.Survey, Alternative = Dimension.Grouping,
        Where = [(Dimension.Measure, "employed"), (Dimension.Sex, "T"), (Dimension.Age, "Y_GE15"), (Dimension.Education, "T"), (Dimension.Industry, "T")],
    };

    public static Measure Sought { get; } = Vacant("vacancies", "vacancies");

    public static Measure VacancyRate { get; } = Vacant("vacancy rate", "vacancy-rate");

    public static Measure Attained { get; } = new("attainment", SkillsSupply)
    {
        Persons = "attainment",
        Area = Dimension.Country, Sex = Dimension.Sex, Age = Dimension.Age, Education = Dimension.Education,
        Where = [(Dimension.Measure, "attainment"), (Dimension.Occupation, "T"), (Dimension.Language, null), (Dimension.Cefr, null)],
    };

    public static Measure Graduates { get; } = new("graduates", SkillsSupply)
    {
        Persons = "graduates",
        Area = Dimension.Country, Occupation = Dimension.Occupation,
        Where = [(Dimension.Measure, "graduates"), (Dimension.Sex, "T"), (Dimension.Age, "T"), (Dimension.Education, "T"), (Dimension.Language, null), (Dimension.Cefr, null)],
    };

    /// <summary>Estimates of the past alone: a projection begins with what was, not with another projection.</summary>
    public static Measure EstimatedPeople { get; } = new("population estimated", Population) { AreaType = Dimension.AreaType, Sex = Dimension.Sex, Age = Dimension.Age, Where = [(Dimension.Variant, "estimate")] };

    /// <summary>Posts by occupation; the scenario stands where others have a survey, since figures of two never go together.</summary>
    public static Measure JobsByScenario { get; } = new("jobs", LabourDemand)
    {
        Area = Dimension.Country, Occupation = Dimension.Occupation, Survey = Dimension.Scenario, Where = [(Dimension.Measure, "jobs"), (Dimension.Industry, "T")],
    };

    /// <summary>What projections read beside the indicators.</summary>
    public static IReadOnlyList<Measure> OfProjections { get; } = [EstimatedPeople, JobsByScenario];

    public static Measure HealthAtHome { get; } = Health("health workers practising", "practising");

    public static Measure HealthAbroad { get; } = Health("health workers abroad", "working-abroad");

    private static Measure Publisher(string name, string code) => new(name, CountryIndicators) { AreaType = Dimension.AreaType, Where = [(Dimension.Indicator, code)] };

    private static Measure Stock(string name, params (string, string?)[] where) => new(name, MigrantStock)
    {
        Persons = MigrantStock,
        Area = Dimension.Destination, AreaType = Dimension.DestinationType, Counterpart = Dimension.Origin, CounterpartType = Dimension.OriginType, Sex = Dimension.Sex, Alternative = Dimension.Basis,
        Where = [.. EveryMigrant, .. where],
    };

    private static Measure Jobless(string name, string measure) => new(name, Unemployment)
    {
        Persons = measure == "unemployed" ? Unemployment : null,
        AreaType = Dimension.AreaType, Sex = Dimension.Sex, Age = Dimension.Age, Education = Dimension.Education, Survey = Dimension.Survey, Alternative = Dimension.Grouping, Where = [(Dimension.Measure, measure)],
    };

    private static Measure Working(string name, string measure) => new(name, Employment)
    {
        Persons = measure == "employed" ? Employment : null,
        AreaType = Dimension.AreaType, Sex = Dimension.Sex, Age = Dimension.Age, Education = Dimension.Education, Survey = Dimension.Survey, Alternative = Dimension.Grouping,
        Where = [(Dimension.Measure, measure), (Dimension.Occupation, "T"), (Dimension.Industry, "T")],
    };

    private static Measure Vacant(string name, string measure) => new(name, Vacancies)
    {
        AreaType = Dimension.AreaType, Occupation = Dimension.Occupation, Survey = Dimension.Survey, Where = [(Dimension.Measure, measure), (Dimension.Industry, "T")],
    };

    private static Measure Health(string name, string measure) => new(name, HealthWorkforce)
    {
        Persons = measure,
        AreaType = Dimension.AreaType, Occupation = Dimension.Occupation, Sex = Dimension.Sex, Where = [(Dimension.Measure, measure)],
    };
}
