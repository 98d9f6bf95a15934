namespace Imdi.Functions.Indicators;

/// <summary>What a figure is about. Areas are ISO 3166-1 alpha-3 codes or an aggregate's; a part that the figure does not tell apart is empty.</summary>
public readonly record struct FigureKey(string Area, string Period)
{
    /// <summary>The other country (or residual) of a pair.</summary>
    public string Counterpart { get; init; } = "";

    public string Sex { get; init; } = "";

    public string Age { get; init; } = "";

    public string Education { get; init; } = "";

    public string Occupation { get; init; } = "";

    /// <summary>Figures of two surveys are never put into one ratio.</summary>
    public string Survey { get; init; } = "";
}
