using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Imdi.Functions.Storage;

/// <summary>A run is named by what went into it, so the same inputs give the same id, in whatever order they are listed.</summary>
public static class RunId
{
    /// <summary>The first 128 bits, in hexadecimal, of the SHA-256 of the date and of each input's name and value.</summary>
    public static string Of(DateOnly asOf, IReadOnlyDictionary<string, string> inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendText(asOf.ToString("O", CultureInfo.InvariantCulture));
        foreach (var (name, value) in inputs.OrderBy(input => input.Key, StringComparer.Ordinal))
        {
            hash.AppendText(name);
            hash.AppendText(value);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash().AsSpan(0, 16));
    }

    /// <summary>Whether text can be a run's id, before it becomes part of a blob's name.</summary>
    public static bool IsValid(string? run) => run is { Length: > 0 and <= 64 } && run.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    /// <summary>With its length before it, so that no two lists of texts give the same bytes.</summary>
    internal static void AppendText(this IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
