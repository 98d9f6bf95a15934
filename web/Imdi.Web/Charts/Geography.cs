using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Web.Charts;

/// <summary>A country's place on the world map, in units of world.svg; a dot stands for a country too small for an outline.</summary>
public sealed record Place(int X, int Y, bool Dot);

/// <summary>The world map's shapes, dots and disputed areas, as web/tools/geo made them.</summary>
public static partial class Geography
{
    public const int Width = 1920;
    public const int Height = 902;

    public static readonly FrozenDictionary<string, Place> Places =
        Read<Dictionary<string, Place>>("geo/places.json").ToFrozenDictionary();

    /// <summary>Ids of the areas that are hatched and never coloured.</summary>
    public static readonly FrozenSet<string> Disputed =
        Read<DisputedAreas>("geo/disputed.json").Areas.Select(area => area.Id).ToFrozenSet();

    /// <summary>Ids of the outlines in world.svg.</summary>
    public static readonly FrozenSet<string> Shapes = [.. ShapeIds().Matches(Text("assets/world.svg")).Select(match => match.Groups[1].Value)];

    /// <summary>The outlines themselves, by id, for a picture that stands alone.</summary>
    public static readonly IReadOnlyList<(string Id, string Path)> Outlines = [.. Outline().Matches(Text("assets/world.svg")).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    public static Place? PlaceOf(CountryCode country) => Places.GetValueOrDefault(country.Alpha2);

    public static bool MayBeColoured(CountryCode country) => !Disputed.Contains(country.Alpha2);

    private static T Read<T>(string name) => JsonSerializer.Deserialize<T>(Text(name), JsonSerializerOptions.Web)!;

    private static string Text(string name)
    {
        using var stream = typeof(Geography).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<path id=\"([^\"]+)\"")]
    private static partial Regex ShapeIds();

    [GeneratedRegex("<path id=\"([^\"]+)\" d=\"([^\"]+)\"")]
    private static partial Regex Outline();

    private sealed record DisputedAreas(IReadOnlyList<DisputedArea> Areas);

    private sealed record DisputedArea(string Id);
}
