using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Indicators;

/// <summary>
/// A column of numbers of a kind, by the columns that say what each is about, of the rows that the filters leave. Every column of the kind's key is either named here or filtered, so a
/// row is a figure; or what is worked out of all quotes (<see cref="Statistic"/>). Aggregates that a source states are left out: regions are worked out from countries.
/// </summary>
public sealed class Measure(string name, string kind, string value = Dimension.Value) : Quantity(name)
{
    public string Kind { get; } = kind;

    public string Value { get; } = value;

    public string Area { get; init; } = Dimension.Area;

    /// <summary>Null where the kind holds countries only.</summary>
    public string? AreaType { get; init; }

    public string? Counterpart { get; init; }

    public string? CounterpartType { get; init; }

    public string Period { get; init; } = Dimension.Period;

    public string? Sex { get; init; }

    public string? Age { get; init; }

    public string? Education { get; init; }

    public string? Occupation { get; init; }

    public string? Survey { get; init; }

    /// <summary>The column of which one value is taken, the first in order that has a figure.</summary>
    public string? Alternative { get; init; }

    /// <summary>The alternative that is a projection, whatever its status says.</summary>
    public string? Projection { get; init; }

    /// <summary>The column that says how each figure came about; null where the kind has none.</summary>
    public string? Status { get; } = DatasetKinds.Find(kind)?.Declares(Dimension.Status) == true ? Dimension.Status : null;

    /// <summary>The table of persons that the measure reads a part of, such as the stock of migrants; null where it counts no persons or only whole populations.</summary>
    public string? Persons { get; init; }

    /// <summary>What a column must say; null for an empty cell.</summary>
    public IReadOnlyList<(string Column, string? Says)> Where { get; init; } = [];

    /// <summary>Only these alternatives are taken at all.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Takes its figures, by the measure's name, from what follows from all rows together; null where a row is a figure.</summary>
    internal Func<QuoteStatistics, string, IEnumerable<Figure>>? Statistic { get; init; }

    public override IEnumerable<Measure> Measures => [this];

    public IEnumerable<string> Columns =>
        new[] { Value, Area, AreaType, Counterpart, CounterpartType, Period, Sex, Age, Education, Occupation, Survey, Alternative, Status }.OfType<string>().Concat(Where.Select(filter => filter.Column)).Distinct();

    internal override IReadOnlyDictionary<FigureKey, Figure> Of(FigureBook book) => book.Stated(this);
}
