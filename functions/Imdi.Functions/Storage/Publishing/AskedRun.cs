namespace Imdi.Functions.Storage;

/// <summary>The past run that the request at hand asks for; where it asks for none, files are the current run's.</summary>
public static class AskedRun
{
    private static readonly AsyncLocal<string?> Asked = new();

    /// <summary>Null for the current run. Seen by what is called from where it was set.</summary>
    public static string? Id { get => Asked.Value; set => Asked.Value = value; }
}
