using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>Which version "latest" is.</summary>
public static class LatestVersion
{
    public static Outcome<KnownVersion> Of(KindHistory history, string? source)
    {
        var current = history.Current.Where(known => source is null || known.Version.Source.Id == source).ToList();
        return current switch
        {
            [] => Refusal.NotFound("no-current-version", "There is no current version; /api/datasets/{kind}/versions says what became of earlier ones.",
                new FieldError("/source", "no-current-version", "Name a source that /api/datasets lists.")),
            [var only] => only,
            _ => Refusal.Malformed("source-needed", "Several sources have a current version: say which.",
                new FieldError("/source", "source-needed", $"One of {string.Join(", ", current.Select(known => known.Version.Source.Id))}.")),
        };
    }
}
