using System.ComponentModel.DataAnnotations;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>The short track for seed money (mission.md S23), from the section <c>SeedMoney</c>; validated at start.</summary>
public sealed record SeedMoneySettings : IValidatableObject
{
    public const string Section = "SeedMoney";

    /// <summary>The most that a proposal may ask for, in each currency in which it may: amounts of their own, not conversions of the day, so that a ceiling does not move while somebody writes.</summary>
    public string Ceilings { get; init; } = "50000 USD, 45000 EUR, 40000 GBP, 45000 CHF";

    /// <summary>The longest duration in months.</summary>
    [Range(1, 120)]
    public int Months { get; init; } = 12;

    internal IReadOnlyList<Money> Amounts => [.. Parts.Select(part => Money.Parse(part))];

    private string[] Parts => Ceilings.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Array.TrueForAll(Parts, part => Money.TryParse(part, null, out var amount) && amount.Minor > 0)) yield return new ValidationResult("SeedMoney__Ceilings holds amounts such as 50000 USD, separated by commas.");
    }
}
