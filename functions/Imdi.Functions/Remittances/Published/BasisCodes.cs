namespace Imdi.Functions.Remittances;

public static class BasisCodes
{
    public static CodeTable<Basis> Codes { get; } = new((Basis.CorridorAverages, "corridor-averages"), (Basis.Services, "services"));

    public static string Of(Basis basis) => Codes.Code(basis)!;
}
