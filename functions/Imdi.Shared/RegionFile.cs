using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Imdi.Shared;

/// <summary>The one file of a region, as JSON. Whatever is wrong is said with its place and what would be right; half a file is never taken.</summary>
public static class RegionFile
{
    public const int LongestBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        PropertyNameCaseInsensitive = false,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
    };

    /// <summary>What a deployment without a file of its own has.</summary>
    public static string DefaultText { get; } = Embedded();

    /// <summary>The names of the times in <c>retention</c>.</summary>
    public static IReadOnlyList<string> Retained => CheckRegion.Kept;

    public static string Write(Region region) => JsonSerializer.Serialize(region, Format);

    public static Outcome<Region> Read(string text)
    {
        try
        {
            var draft = JsonSerializer.Deserialize<RegionDraft>(text, Format);
            return draft is null ? Wrong([new("", "region-malformed", "A JSON object; docs/settings.md shows one.")]) : Checked(draft);
        }
        catch (JsonException stopped)
        {
            return Wrong([new(Pointer(stopped.Path), "region-malformed", string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"Reading stopped at line {(stopped.LineNumber ?? 0) + 1}, character {(stopped.BytePositionInLine ?? 0) + 1}: broken JSON, an unknown name, or a value of the wrong type. docs/settings.md lists the names."))]);
        }
    }

    public static Outcome<Region> Checked(RegionDraft draft)
    {
        List<FieldError> errors = [];
        var region = new CheckRegion(errors).Of(draft);
        if (errors.Count == 0 && Encoding.UTF8.GetByteCount(Write(region)) > LongestBytes) errors.Add(new("", "region-too-long", $"At most {LongestBytes / 1024} KiB in all."));
        return errors.Count == 0 ? region : Wrong(errors);
    }

    private static Refusal Wrong(IEnumerable<FieldError> errors) =>
        Refusal.Unprocessable("region-wrong", "Nothing of the region's settings was taken; the errors say where and what would be right.", [.. errors]);

    // $.names.fr and $.senders[2] as JSON pointers.
    private static string Pointer(string? path) => (path ?? "").TrimStart('$').Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal)
        .Replace('[', '.').Replace("]", "", StringComparison.Ordinal).Replace('.', '/');

    private static string Embedded()
    {
        using var stream = typeof(RegionFile).Assembly.GetManifestResourceStream("region.json") ?? throw new InvalidOperationException("region.json is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>The file as it is written; everything but the id, the names and the languages may be left out.</summary>
public sealed record RegionDraft
{
    public string? Id { get; init; }

    public string? ShortName { get; init; }

    public IReadOnlyDictionary<string, string?>? Names { get; init; }

    public IReadOnlyList<string?>? Languages { get; init; }

    public IReadOnlyList<string?>? Senders { get; init; }

    public IReadOnlyList<string?>? Receivers { get; init; }

    public IReadOnlyList<string?>? Currencies { get; init; }

    public RegionContact? Contact { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string?>?>? Codes { get; init; }

    public IReadOnlyDictionary<string, int>? Retention { get; init; }

    public int? RebuildHour { get; init; }

    public bool IsDemonstration { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string?>?>? Texts { get; init; }
}
