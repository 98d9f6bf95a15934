using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Funding;

/// <summary>Who reports to the IATI standard, from the section <c>Iati</c>; validated at start.</summary>
public sealed record IatiOptions
{
    public const string Section = "Iati";

    /// <summary>The reporting organisation's identifier; every activity's begins with it. The registry at iatistandard.org gives it.</summary>
    [Required, RegularExpression("[A-Za-z0-9-]+")]
    public string OrganisationRef { get; init; } = "XM-DAC-IMDI";

    [Required]
    public string Name { get; init; } = "International Migration and Development Initiative";

    /// <summary>IATI code list OrganisationType: 40 is multilateral.</summary>
    [Range(10, 90)]
    public int Type { get; init; } = 40;
}
