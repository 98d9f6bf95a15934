using System.Security.Cryptography;
using System.Text.Json;

namespace Imdi.Functions.Directory;

/// <summary>What an audit entry says of a state before and after without telling it: SHA-256 of its JSON, hexadecimal.</summary>
public static class StateHash
{
    public static string Of<T>(T state) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(state)));
}
