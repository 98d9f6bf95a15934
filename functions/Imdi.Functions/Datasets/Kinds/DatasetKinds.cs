namespace Imdi.Functions.Datasets;

/// <summary>Every kind that can be loaded.</summary>
public static class DatasetKinds
{
    public static IReadOnlyList<DatasetKind> All { get; } =
    [
        RemittanceQuotesKind.Declared, CorridorAveragesKind.Declared, RemittanceFlowsKind.Declared, RemittanceUsesKind.Declared, CountryIndicatorsKind.Declared,
        LabourDemandKind.Declared, LabourMarketKinds.VacanciesDeclared, LabourMarketKinds.EmploymentDeclared, UnemploymentKind.Declared, LabourMarketKinds.WagesDeclared,
        PopulationKinds.SkillsSupplyDeclared, PopulationKinds.PopulationDeclared, MigrationKinds.StockDeclared, MigrationKinds.FlowDeclared,
        MigrationKinds.NationalsAbroadDeclared, MigrationKinds.StudentsDeclared, WorkforceKinds.HealthDeclared, WorkforceKinds.EducationDeclared,
    ];

    public static DatasetKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);
}
