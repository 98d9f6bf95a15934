using Imdi.Shared;

namespace Imdi.Web.Charts;

/// <summary>A row of <see cref="RankedBars"/>: a missing mean is said in words.</summary>
public sealed record RankedBar(string Label, string? Href, Percent? Mean, bool IsMe = false);
