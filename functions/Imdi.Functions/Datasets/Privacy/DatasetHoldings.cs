using Imdi.Functions.Directory;

namespace Imdi.Functions.Datasets;

/// <summary>What the room keeps of people.</summary>
internal static class DatasetHoldings
{
    public static readonly PersonalHolding Uploads = new(
        "uploads", "The account or token that sent a file, and the file's name; the file itself as it came, in which no personal data belongs", "To trace every figure to its source",
        "For good; a file that never arrived whole, seven days", "Nothing: received files cannot be changed", ["Upload.Who", "Upload.FileName", "Upload.SourceName", "DatasetVersion.FileName", "PointerChange.Who", "RefreshRun.Who", "VersionAct.Who", "VersionEmbargo.Who"]);
}
