using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

/// <summary>Refusals that several doors share.</summary>
internal static class Refused
{
    public static Refusal NotPublished { get; } =
        Refusal.Unavailable("not-published-yet", "No figures have been published yet. Try again when the first rebuild is through; /api/health says.");

    public static Refusal NoCorridor(Corridor corridor) => Refusal.NotFound(
        "no-such-corridor",
        $"Nothing is known of sending money from {corridor.From} to {corridor.To}. /api/remittances/corridors lists what is.",
        new FieldError("/to", "no-such-corridor", $"Choose a pair that /api/remittances/corridors?from={corridor.From} lists."));

    public static Refuses[] Reading { get; } = [new(RefusalKind.Unavailable, "not-published-yet", "nothing has been published yet")];

    public static Refuses[] OfCorridor { get; } =
        [.. Reading, new(RefusalKind.NotFound, "no-such-corridor", "nothing is known of this pair of countries")];
}
