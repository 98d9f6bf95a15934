using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A pool that money is kept in (concept paper, "Pool resources": part core, part ad hoc). It holds any currency.</summary>
public sealed record MoneyWindow : FundingDocument
{
    public const string CoreId = "core";

    public static MoneyWindow Core { get; } = new() { Id = CoreId, Name = "Core funding", Purpose = "Any approved project." };

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Only projects that involve one of them; empty for any.</summary>
    public IReadOnlyList<CountryCode> Countries { get; init; } = [];

    /// <summary>Only projects of these components; empty for any.</summary>
    public IReadOnlyList<PaperComponent> Components { get; init; } = [];

    /// <summary>Why not for this project; empty when it may be.</summary>
    public IEnumerable<string> Against(ProjectFacts project)
    {
        if (Countries.Count > 0 && !Countries.Intersect(project.Countries).Any()) yield return "window-countries";
        if (Components.Count > 0 && !Components.Contains(project.Component)) yield return "window-components";
    }
}
