using Imdi.Shared;
using static System.FormattableString;

namespace Imdi.Functions.Datasets;

/// <summary>
/// What a new version must be before it replaces the current one without a person looking at it. A version that is held back stays
/// stored; a person who finds it right loads the file by hand.
/// </summary>
public static class RefreshGuards
{
    private static readonly FindingCode[] ColumnCodes = [FindingCodes.UnknownColumn, FindingCodes.RepeatedColumn];

    /// <param name="next">The version that was just stored.</param>
    /// <param name="current">The version it would replace; null when there is none.</param>
    /// <param name="history">Every change of the source's pointer, oldest first.</param>
    /// <param name="who">Whose changes are a refresh's own.</param>
    /// <returns>Null when it may be published.</returns>
    public static Refusal? Refuse(DeclaredSource source, VersionManifest next, VersionManifest? current, IReadOnlyList<PointerChange> history, string who)
    {
        if (current?.Version.Version == next.Version.Version) return null;
        if (WasTakenBack(next, history, who)) return TakenBack;
        if (ColumnCodes.FirstOrDefault(code => next.FindingCounts.ContainsKey(code.Code)) is { } code) return ColumnsChanged($"The file's columns are not the declared ones: {code.Code}.");
        if (current is not null && current.Layout != next.Layout) return ColumnsChanged($"The file is laid out as {next.Layout}; the current version was {current.Layout}.");
        if (next.RefusedRows * 100 > (next.RefusedRows + next.Version.Rows) * source.MostRefused) return TooManyRefused(next, source);
        if (current is null) return null;
        if (next.Version.Rows * 100 < current.Version.Rows * source.LeastShareOfRows) return TooFewRows(next, current, source);
        return next.Version.Vintage < current.Version.Vintage ? OlderVintage(next, current) : null;
    }

    /// <summary>It was published once, and a person has since put another in its place or none: the machine does not undo that.</summary>
    private static bool WasTakenBack(VersionManifest next, IReadOnlyList<PointerChange> history, string who) =>
        history is [.., var last] && last.Who != who && history.Any(change => change.Version.Version == next.Version.Version);

    private static Refusal TakenBack { get; } = Refusal.Unprocessable("taken-back", "The source still sends a version that a person has taken back.");

    private static Refusal ColumnsChanged(string detail) => Refusal.Unprocessable("columns-changed", detail);

    private static Refusal TooManyRefused(VersionManifest next, DeclaredSource source) => Refusal.Unprocessable("too-many-refused",
        Invariant($"{next.RefusedRows} of {next.RefusedRows + next.Version.Rows} rows had to be refused; {source.MostRefused} % may be."));

    private static Refusal TooFewRows(VersionManifest next, VersionManifest current, DeclaredSource source) => Refusal.Unprocessable("too-few-rows",
        Invariant($"The file has {next.Version.Rows} good rows, the current version {current.Version.Rows}; at least {source.LeastShareOfRows} % are expected."));

    private static Refusal OlderVintage(VersionManifest next, VersionManifest current) => Refusal.Unprocessable("older-vintage",
        Invariant($"The file is of {next.Version.Vintage:O}, the current version of {current.Version.Vintage:O}."));
}
