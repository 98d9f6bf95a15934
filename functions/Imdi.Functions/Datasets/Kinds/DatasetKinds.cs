namespace Imdi.Functions.Datasets;

/// <summary>Every kind that can be loaded.</summary>
public static class DatasetKinds
{
    public static IReadOnlyList<DatasetKind> All { get; } = [RemittanceQuotesKind.Declared, CorridorAveragesKind.Declared, RemittanceFlowsKind.Declared, UnemploymentKind.Declared];

    public static DatasetKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);
}
