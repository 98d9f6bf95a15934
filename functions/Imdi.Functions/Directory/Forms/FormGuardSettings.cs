using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Directory;

/// <summary>Setting <c>FormGuard__FormsPerDay</c>.</summary>
public sealed record FormGuardSettings
{
    public const string Section = "FormGuard";

    /// <summary>Forms that one address may send a day. Whole offices and villages share an address.</summary>
    [Range(1, 100_000)]
    public int FormsPerDay { get; init; } = 50;
}
