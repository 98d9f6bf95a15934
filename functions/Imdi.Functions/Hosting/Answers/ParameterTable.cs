using System.Reflection;
using System.Text.Json;
using Imdi.Shared;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace Imdi.Functions.Hosting;

/// <summary>The parameters that a route takes from its address, read off its handler, and what is wrong with a request's.</summary>
internal sealed class ParameterTable
{
    private readonly List<Parameter> _parameters = [];
    private bool _takesOthers;

    private ParameterTable()
    {
    }

    private sealed record Parameter(string Name, bool InRoute, bool IsRequired, bool MayRepeat, string Code, string? WhatIsRight, Func<string, bool>? IsRight);

    public static ParameterTable Of(RouteEndpoint endpoint)
    {
        var table = new ParameterTable { _takesOthers = endpoint.Metadata.GetMetadata<TakesOtherParameters>() is not null };
        var inRoute = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var bound in endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()) table.Add(bound, inRoute);
        if (endpoint.Metadata.GetMetadata<OfAnyRun>() is not null) table.Add(OfAnyRun.Parameters);
        return table;
    }

    public Refusal? Check(HttpRequest request)
    {
        if (!_takesOthers && Unknown(request).ToArray() is { Length: > 0 } unknown) return Refusal.Malformed("unknown-parameter", unknown[0].Detail, unknown);
        var wrong = _parameters.SelectMany(parameter => Wrong(parameter, request)).ToArray();
        return wrong.Length == 0 ? null : Refusal.Malformed(wrong[0].Code, wrong[0].Detail, wrong);
    }

    private IEnumerable<FieldError> Unknown(HttpRequest request)
    {
        string known = string.Join(", ", _parameters.Where(one => !one.InRoute).Select(one => one.Name));
        return request.Query.Keys
            .Where(name => !_parameters.Exists(one => !one.InRoute && one.Name == name))
            .Select(name => new FieldError($"/{name}", "unknown-parameter",
                known.Length == 0 ? $"This address takes no parameter '{name}', nor any other." : $"This address takes no parameter '{name}'. It takes {known}."));
    }

    private static IEnumerable<FieldError> Wrong(Parameter parameter, HttpRequest request)
    {
        var values = parameter.InRoute
            ? new StringValues(request.RouteValues[parameter.Name]?.ToString())
            : request.Query[parameter.Name];
        if (values.Count == 0)
        {
            return parameter.IsRequired
                ? [new FieldError($"/{parameter.Name}", "missing-parameter", $"'{parameter.Name}' is missing{(parameter.WhatIsRight is null ? "." : $": {parameter.WhatIsRight}.")}")]
                : [];
        }

        // The framework would join them: 1 and 2 become "1,2", which reads as twelve.
        if (values.Count > 1 && !parameter.MayRepeat)
        {
            return [new FieldError($"/{parameter.Name}", "repeated-parameter", $"'{parameter.Name}' is given more than once; give it once.")];
        }

        return values
            .Where(value => parameter.IsRight is not null && !parameter.IsRight(value ?? ""))
            .Select(value => new FieldError($"/{parameter.Name}", parameter.Code, $"'{Shown(value)}' is wrong here: '{parameter.Name}' must be {parameter.WhatIsRight}."));
    }

    private void Add(IParameterBindingMetadata bound, HashSet<string> inRoute)
    {
        var info = bound.ParameterInfo;
        if (AskedInQuery.Of(info.ParameterType) is { } asked)
        {
            Add(asked);
            return;
        }

        var (name, route) = Place(info, bound.Name, inRoute);
        if (name is null) return;
        bool several = info.ParameterType.IsArray;
        var type = several ? info.ParameterType.GetElementType()! : info.ParameterType;
        var expected = Expected.Of(type);
        if (expected is null && type != typeof(string) && type != typeof(StringValues) && !bound.HasTryParse) return;
        _parameters.Add(new Parameter(
            name, route, !bound.IsOptional && !several, several || type == typeof(StringValues), expected?.Code ?? "malformed-parameter", expected?.WhatIsRight, expected?.IsRight));
    }

    private void Add(IReadOnlyList<AskedParameter> asked) =>
        _parameters.AddRange(asked.Select(one => new Parameter(one.Name, false, false, true, "malformed-parameter", one.WhatIsRight, one.IsRight)));

    private static (string? Name, bool InRoute) Place(ParameterInfo info, string name, HashSet<string> inRoute)
    {
        var attributes = info.GetCustomAttributes(inherit: true);
        if (attributes.Any(one => one is IFromHeaderMetadata or IFromBodyMetadata or IFromFormMetadata or IFromServiceMetadata)) return (null, false);
        string given = attributes.OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? attributes.OfType<IFromRouteMetadata>().FirstOrDefault()?.Name ?? Spelt(name);
        return (given, inRoute.Contains(given));
    }

    /// <summary>Names in addresses are camelCase, also where a record's property stands for one.</summary>
    internal static string Spelt(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    // What a reader sent is shown back short and in one line, so that an answer and a log stay readable.
    private static string Shown(string? value)
    {
        string line = new((value ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter).ToArray());
        return line.Length <= 60 ? line : line[..60] + "…";
    }
}
