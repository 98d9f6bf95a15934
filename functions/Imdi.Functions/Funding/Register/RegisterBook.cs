using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Imdi.Functions.Funding;

/// <summary>Everything public about proposals, projects and money, as the night publishes it: projects in the order of their submission, movements oldest first.</summary>
public sealed class RegisterBook(IReadOnlyList<PublicProject> projects, IReadOnlyList<PublicMovement> movements)
{
    /// <summary>Where the run has it.</summary>
    public const string Address = "/data/funding/register.json";

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public IReadOnlyList<PublicProject> Projects => projects;

    public IReadOnlyList<PublicMovement> Movements => movements;

    public static RegisterBook Empty { get; } = new([], []);

    [JsonIgnore]
    public bool IsEmpty => Projects.Count == 0 && Movements.Count == 0;

    [JsonIgnore]
    public bool HasDemonstrationData => Projects.Any(project => project.IsDemonstration) || Movements.Any(one => one.IsDemonstration);

    /// <summary>SHA-256 of everything public: a run's input, and the version that answers are tagged with.</summary>
    [JsonIgnore]
    public string State => field ??= Convert.ToHexStringLower(SHA256.HashData(Write()))[..32];

    /// <summary>The last day on which anything public happened; null while nothing has.</summary>
    [JsonIgnore]
    public DateOnly? Changed => Projects.Select(project => project.Changed).Concat(Movements.Select(one => one.On)).Select(day => (DateOnly?)day).Max();

    [JsonIgnore]
    public IReadOnlyDictionary<string, MovementKind> Kinds => field ??= PublicLedger.KindsOf(Movements.Select(one => (one.Id, one.Sequence, one.Kind)));

    public PublicProject? Find(string reference) =>
        Directory.Reference.TryNormalise(reference, out string normal) ? Projects.FirstOrDefault(project => project.Reference == normal) : null;

    public IEnumerable<PublicMovement> Of(PublicProject project) => Movements.Where(one => one.Project == project.Reference);

    public MovementKind CountsAs(PublicMovement one) => PublicLedger.CountsAs(one.Kind, one.Corrects, Kinds);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static RegisterBook Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<RegisterBook>(json, Json) ?? throw new JsonException("A published register holds null.");
}
