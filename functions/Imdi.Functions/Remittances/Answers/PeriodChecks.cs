using Imdi.Shared;

namespace Imdi.Functions.Remittances;

internal static class PeriodChecks
{
    /// <summary>A well-formed period without a figure: not found, with the quarters that there are.</summary>
    public static Refusal NoFigures(Period period, IReadOnlyList<Period> known)
    {
        string right = known.Count == 0 ? "No quarter has been published yet." : $"Ask for a quarter from {known[0]} to {known[^1]}, such as {known[^1]}.";
        return Refusal.NotFound("no-figures", $"There are no figures for {period}. {right}", new FieldError("/period", "no-figures", right));
    }

    public static Refusal NoBasis(Basis basis, Period? period) => Refusal.NotFound(
        "no-figures", $"There are no figures on the basis {BasisCodes.Of(basis)}{(period is { } named ? $" for {named}" : "")}.",
        new FieldError("/basis", "no-figures", "Leave basis out for the basis that there is."));
}
