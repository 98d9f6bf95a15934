using static System.FormattableString;

namespace Imdi.Functions.Datasets;

/// <summary>How a version's rows came about, in words for its manifest.</summary>
internal static class LoadMethod
{
    public static string Of(CheckedFile file) => file.Changes is { } changes
        ? Invariant($"{Read(file)} Its steps were applied in their order to {(changes.Base is { } basis ? $"version {basis}" : "nothing, since none was published")}: {changes.Added} rows added, {changes.Changed} changed, {changes.Removed} removed.")
        : Invariant($"{Read(file)} {file.Good} rows are kept as the file has them, {file.Refused} were refused.");

    private static string Read(CheckedFile file) => Invariant($"The file was read as {file.Layout.Id} by reader {VersionId.Reader}: each cell checked and brought into the codes and units of the kind, then each row and the key.");
}
