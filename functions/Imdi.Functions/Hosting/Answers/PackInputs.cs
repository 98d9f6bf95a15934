using System.Security.Cryptography;
using System.Text.Json;
using Imdi.Functions.Storage;
using Imdi.Shared;
using Imdi.Web;

namespace Imdi.Functions.Hosting;

/// <summary>Names all that packs follow from beside the code: the versions, the definition, the frame, the day where it matters.</summary>
public static class PackInputs
{
    /// <summary>Changes whenever the code that computes or renders does: the build is deterministic.</summary>
    public static string Code { get; } = string.Join('+',
        new[] { typeof(PackInputs), typeof(ISitePages), typeof(CountryCode) }.Select(type => type.Module.ModuleVersionId.ToString("N")));

    /// <summary>SHA-256 of the code and of the inputs as JSON, in their order. Whatever the files could show must be among them.</summary>
    public static string Of(string what, params object?[] inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendText(Code);
        hash.AppendText(what);
        foreach (object? input in inputs) hash.AppendText(JsonSerializer.Serialize(input));
        return Convert.ToHexStringLower(hash.GetCurrentHash().AsSpan(0, 16));
    }
}
