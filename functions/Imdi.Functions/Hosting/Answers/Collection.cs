using System.Text.Json.Serialization;

namespace Imdi.Functions.Hosting;

/// <summary>Where the figures of an answer come from.</summary>
/// <param name="Source">Publisher and title.</param>
/// <param name="Vintage">The publisher's date of the release, or the day of collection, as text.</param>
/// <param name="Method">Address of the methodology.</param>
/// <param name="Run">The run that worked the figures out; null when they are as published.</param>
public sealed record DataNote(string Source, string? Vintage, string Method, string? Run);

/// <summary>How a collection is answered as JSON.</summary>
/// <param name="Next">Address of the next page; null on the last.</param>
internal sealed record Collection<T>(
    [property: JsonPropertyOrder(1)] IReadOnlyList<T> Items,
    [property: JsonPropertyOrder(2)] string? Next,
    [property: JsonPropertyOrder(3)] string Source,
    [property: JsonPropertyOrder(4)] string? Vintage,
    [property: JsonPropertyOrder(5)] string Method,
    [property: JsonPropertyOrder(6)] string? Run);
