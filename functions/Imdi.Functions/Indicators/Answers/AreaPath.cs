using System.Diagnostics.CodeAnalysis;

namespace Imdi.Functions.Indicators;

/// <summary>An area in the path of an address.</summary>
public readonly record struct AreaPath(string Code) : IParsable<AreaPath>
{
    public static AreaPath Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var area) ? area : throw new FormatException($"'{s}' is no {AreaCodes.WhatIsRight}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AreaPath result)
    {
        result = new AreaPath(AreaCodes.Of(s) ?? "");
        return result.Code.Length > 0;
    }

    public override string ToString() => Code;
}
