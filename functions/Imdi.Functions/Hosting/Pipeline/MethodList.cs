namespace Imdi.Functions.Hosting;

/// <summary>The methods of an address as an Allow header lists them: whatever answers GET answers HEAD, and all answer OPTIONS.</summary>
internal static class MethodList
{
    public static string With(string routed)
    {
        var methods = routed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (methods.Contains("GET")) methods.Add("HEAD");
        methods.Add("OPTIONS");
        return string.Join(", ", methods.Order(StringComparer.Ordinal));
    }
}
