namespace Imdi.Functions.Indicators;

/// <summary>A population by sex and five-year age groups from 0, the last one open.</summary>
/// <param name="Women">Youngest first.</param>
/// <param name="Men">As many groups.</param>
public sealed record Pyramid(IReadOnlyList<decimal> Women, IReadOnlyList<decimal> Men)
{
    private const int Step = 5, Adult = 15, Old = 65;

    /// <summary>The age from which the last group counts.</summary>
    public int OpenFrom => (Women.Count - 1) * Step;

    public decimal Total => Between(0, null);

    public decimal Young => Between(0, Adult);

    /// <summary>15 to 64.</summary>
    public decimal WorkingAge => Between(Adult, Old);

    public decimal Older => Between(Old, null);

    /// <summary>65 and over by 100 of 15 to 64; null without any.</summary>
    public decimal? OldAgeDependency => WorkingAge > 0 ? 100 * Older / WorkingAge : null;

    /// <summary>0 to 14 and 65 and over by 100 of 15 to 64.</summary>
    public decimal? Dependency => WorkingAge > 0 ? 100 * (Young + Older) / WorkingAge : null;

    /// <summary>Women of 15 to 49: those who may give birth.</summary>
    public decimal OfChildbearingAge => Women.Skip(Adult / Step).Take(7).Sum();

    /// <summary>Whether the ages of work and old age can be told apart.</summary>
    public bool IsDetailed => OpenFrom >= Old;

    /// <summary>The groups from an age on put together, so that two pyramids can be compared.</summary>
    public Pyramid OpenAt(int age) => new(Together(Women, age / Step), Together(Men, age / Step));

    private decimal Between(int from, int? to)
    {
        int start = from / Step, count = to is null ? Women.Count - start : (to.Value - from) / Step;
        return Women.Skip(start).Take(count).Sum() + Men.Skip(start).Take(count).Sum();
    }

    private static decimal[] Together(IReadOnlyList<decimal> groups, int last) => [.. groups.Take(last), groups.Skip(last).Sum()];
}
