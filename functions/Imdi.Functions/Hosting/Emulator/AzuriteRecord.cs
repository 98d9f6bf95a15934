using System.Text.Json;

namespace Imdi.Functions.Hosting;

/// <summary><c>azurite.json</c>: which emulator serves the folder, which process is to stop it, and which others work on it.</summary>
internal sealed record AzuriteRecord(ProcessIdentity Server, int BlobPort, int TablePort, ProcessIdentity Owner)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public IReadOnlyList<ProcessIdentity> Guests { get; init; } = [];

    /// <summary>When a process leaves: the longest guest that lives becomes the owner; null when nobody is left.</summary>
    public AzuriteRecord? Without(ProcessIdentity leaving)
    {
        List<ProcessIdentity> users = [Owner, .. Guests];
        users.Remove(leaving);
        users.RemoveAll(user => !user.IsAlive);
        return users is [var owner, .. var guests] ? this with { Owner = owner, Guests = guests } : null;
    }

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
