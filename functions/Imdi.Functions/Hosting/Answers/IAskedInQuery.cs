using System.Reflection;

namespace Imdi.Functions.Hosting;

/// <summary>A query parameter that a type binds for itself, so that it can be checked and described like any other.</summary>
/// <param name="IsRight">Whether a text is acceptable.</param>
/// <param name="WhatIsRight">Completes "… must be": what would be accepted.</param>
public sealed record AskedParameter(string Name, Func<string, bool> IsRight, string WhatIsRight, string Summary);

/// <summary>Implemented by handler parameters that read several query parameters by <c>BindAsync</c>.</summary>
public interface IAskedInQuery
{
    static abstract IReadOnlyList<AskedParameter> Parameters { get; }
}

internal static class AskedInQuery
{
    public static IReadOnlyList<AskedParameter>? Of(Type type) => typeof(IAskedInQuery).IsAssignableFrom(type)
        ? (IReadOnlyList<AskedParameter>)type.GetProperty(nameof(IAskedInQuery.Parameters), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
        : null;
}
