using System.Text.Json;

namespace Imdi.Functions.Hosting;

/// <summary><c>azurite.json</c>: which emulator serves the folder, and which process is to stop it.</summary>
internal sealed record AzuriteRecord(ProcessIdentity Server, int BlobPort, int TablePort, ProcessIdentity Owner)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static AzuriteRecord? Find(string path)
    {
        string text = AzuriteClaim.TryRead(path);
        return text.Length == 0 ? null : JsonSerializer.Deserialize<AzuriteRecord>(text, Format);
    }

    /// <summary>Written aside and moved into place, so that a reader sees the old record or the new one, never half of one.</summary>
    public void Write(string path)
    {
        string aside = path + ".new";
        File.WriteAllText(aside, JsonSerializer.Serialize(this, Format));
        File.Move(aside, path, overwrite: true);
    }
}
