using Imdi.Functions.Hosting;
using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Refusals that several doors share, for their description.</summary>
internal static class DatasetRefuses
{
    public const string KindIs = "The id of a kind, such as remittance-quotes; listDatasets names them.";

    public const string VersionIs = "A version's id, as listDatasetVersions names it.";

    public static Refuses UnknownKind { get; } = new(RefusalKind.NotFound, "unknown-kind", "There is no such kind.");

    public static Refuses[] Version { get; } = [UnknownKind, new(RefusalKind.NotFound, "unknown-version", "There is no such version.")];

    public static Refuses[] Reading { get; } =
    [
        .. Version,
        new(RefusalKind.Gone, "version-retracted", "The version was retracted; the answer says why."),
        new(RefusalKind.Forbidden, "version-embargoed", "The version can be read later; the answer says when."),
        new(RefusalKind.Forbidden, "rows-guarded", "The rows count too few persons to be handed out; the answer says where they are shown."),
    ];

    public static Refuses[] Rows { get; } =
    [
        .. Reading,
        new(RefusalKind.Malformed, "no-such-page", "`after` continues no page of these rows."),
        new(RefusalKind.Unprocessable, "too-many-rows-to-sort", "So many rows are sorted page by page only."),
        new(RefusalKind.Unprocessable, "form-is-whole", "The form answers whole rows or the whole file only."),
        new(RefusalKind.TooMany, "too-many-requests", "Too many questions for rows from one address; Retry-After says when to go on."),
    ];
}
