namespace Imdi.Functions.Commands;

/// <summary>What every command may be told.</summary>
/// <param name="Data">Folder of the local storage.</param>
/// <param name="IsVerbose">Whether logs and the detail of a failure are shown.</param>
internal sealed record CommandOptions(DirectoryInfo Data, bool IsVerbose);
