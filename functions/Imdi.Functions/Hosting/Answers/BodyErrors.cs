using System.Text.Json;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>What is wrong with a JSON body, by the place where reading it stopped.</summary>
internal static class BodyErrors
{
    public static Refusal Of(JsonException stopped)
    {
        string pointer = Pointer(stopped.Path);
        return Refusal.Malformed(
            "malformed-json",
            "The body is not the JSON that this address takes; /api/docs shows it.",
            new FieldError(pointer, "malformed-json", stopped.LineNumber is { } line
                ? $"Stopped at line {line + 1}, character {stopped.BytePositionInLine + 1}: a wrong type, an unknown or missing field, or broken JSON."
                : "A wrong type, an unknown or missing field, or broken JSON."));
    }

    /// <summary><c>$.budget.lines[2].amount</c> as a JSON pointer (RFC 6901).</summary>
    internal static string Pointer(string? path) => path is null or "$"
        ? ""
        : path.TrimStart('$').Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal)
            .Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
            .Replace('[', '.').Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
}
