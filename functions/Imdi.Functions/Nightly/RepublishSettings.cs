using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Nightly;

/// <summary>How the site follows the data by day, from the section <c>Republish</c>; validated at start.</summary>
public sealed record RepublishSettings
{
    public const string Section = "Republish";

    /// <summary>Whether a version that is published, restored, retracted or kept back changes the site before the next night.</summary>
    public bool ByDay { get; init; } = true;

    /// <summary>How long further changes are waited for, so that ten of them are one rebuild.</summary>
    [Range(0, 3600)]
    public double AfterSeconds { get; init; } = 10;
}
