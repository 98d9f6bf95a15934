using System.Globalization;
using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>Checks across the cells of one observation, and of an observation with those before it in the file.</summary>
public static class ObservationRules
{
    /// <summary>The status of an observation that has no value: asked for, and not known.</summary>
    public const string Missing = "missing";

    /// <summary>Normal, break in the series, estimated, forecast, imputed, modelled, provisional, unreliable, missing.</summary>
    public static readonly string[] Statuses = ["A", "B", "E", "F", "I", "M", "P", "U", Missing];

    /// <summary>What holds for every observation of an area in one of several units.</summary>
    public static RowRule[] Of(IReadOnlyDictionary<string, string> units) => [TypeOf(Dimension.Area, Dimension.AreaType), UnitOf(units), ValueOrMissing, OneFrequency];

    /// <summary>A country is never an aggregate and an aggregate never a country, so that nobody sums the two.</summary>
    public static RowRule TypeOf(string area, string type) => columns =>
    {
        var (code, said) = (columns.Text(area), columns.Text(type));
        string? last = null, right = null;
        return row =>
        {
            if (code[row.At] is not { } known || said[row.At] is not { } stated) return;
            // Neighbours are often of one area, and then it is the same text.
            if (!ReferenceEquals(known, last)) (last, right) = (known, Area.TypeOf(known));
            if (stated != right)
                row.Report(said, FindingCodes.AreaTypeDiffers, $"{known} is {(right == Area.Aggregate ? "an" : "a")} {right}: write {right}.");
        };
    };

    public static Action<CheckedRow> ValueOrMissing(CheckedRow columns)
    {
        var (value, status) = (columns.Number(Dimension.Value), columns.Text(Dimension.Status));
        return row =>
        {
            if (value[row.At] is null && status[row.At] is not Missing)
                row.Report(value, FindingCodes.ValueMissing, "Give the value, or the status missing; a zero is written 0.");
            else if (value[row.At] is not null && status[row.At] is Missing)
                row.Report(status, FindingCodes.StatusDiffers, "Leave the value empty where it is missing, or give the status that it has.");
        };
    }

    /// <summary>A measure has one unit: a rate is not counted in persons, nor persons in percent.</summary>
    public static RowRule UnitOf(IReadOnlyDictionary<string, string> units) => columns =>
    {
        var (measure, unit) = (columns.Text(Dimension.Measure), columns.Text(Dimension.Unit));
        return row =>
        {
            if (measure[row.At] is { } what && unit[row.At] is { } stated && units[what] != stated)
                row.Report(unit, FindingCodes.UnitDiffers, $"{what} is in {units[what]}: convert the value and write {units[what]}.");
        };
    };

    /// <summary>A file holds figures of one frequency, that of its first row.</summary>
    public static Action<CheckedRow> OneFrequency(CheckedRow columns)
    {
        var period = columns.Text(Dimension.Period);
        Frequency? first = null;
        return row =>
        {
            if (period[row.At] is not { } text) return;
            var known = FrequencyOf(text);
            first ??= known;
            if (known != first) row.Report(period, FindingCodes.FrequencyDiffers, $"The file began with a {Name(first.Value)}: send {Name(known)}s in a file of their own.");
        };
    }

    public static RowRule TwoAreas(string from, string to) => columns =>
    {
        var (one, other) = (columns.Text(from), columns.Text(to));
        return row =>
        {
            if (one[row.At] is { } code && code == other[row.At] && Area.TypeOf(code) == Area.Country)
                row.Report(other, FindingCodes.SameCountry, $"Name two countries, or leave out the row of those who stayed in {code}.");
        };
    };

    /// <summary>Where a cell has one of the values, other cells are needed too.</summary>
    public static RowRule Needs(string column, string[] values, params string[] others) => columns =>
    {
        var text = columns.Text(column);
        TextColumn[] needed = [.. others.Select(columns.Text)];
        return row =>
        {
            if (text[row.At] is not { } value || !values.Contains(value)) return;
            foreach (var other in needed)
            {
                if (other[row.At] is null) row.Report(other, FindingCodes.NeededWith, $"Where {column} is {value}, give {other.Declared.Name}, such as {other.Declared.Example}.");
            }
        };
    };

    /// <summary>A scenario is described once and for all: the same name, base year and method in each of its rows.</summary>
    public static Action<CheckedRow> OneDescription(CheckedRow columns)
    {
        const int most = 1_000;
        var scenario = columns.Text(Dimension.Scenario);
        TextColumn[] described = [columns.Text(Dimension.ScenarioName), columns.Text(Dimension.BaseYear), columns.Text(Dimension.Method)];
        var first = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        return row =>
        {
            if (scenario[row.At] is not { } id) return;
            if (!first.TryGetValue(id, out var known))
            {
                if (first.Count < most) first[id] = [.. described.Select(column => column[row.At])];
                return;
            }

            int differs = Array.FindIndex(described, column => column[row.At] != known[Array.IndexOf(described, column)]);
            if (differs >= 0) row.Report(described[differs], FindingCodes.ScenarioDiffers, $"Scenario {id} began with \"{known[differs]}\"; write the same, or give this one an id of its own.");
        };
    }

    /// <summary>Forecasts begin after the year that they are made from.</summary>
    public static Action<CheckedRow> AfterBaseYear(CheckedRow columns)
    {
        var (period, year) = (columns.Text(Dimension.Period), columns.Text(Dimension.BaseYear));
        return row =>
        {
            if (Period.TryParse(period[row.At], out var known) && int.TryParse(year[row.At], NumberStyles.None, CultureInfo.InvariantCulture, out int start) && known.Year < start)
                row.Report(period, FindingCodes.BeforeBaseYear, $"Give a period from {year[row.At]} on, or the year that the scenario starts from.");
        };
    }

    /// <summary>Of a canonical period: 2025, 2025Q3 or 2025-09.</summary>
    internal static Frequency FrequencyOf(string period) => period.Length switch { 4 => Frequency.Year, 6 => Frequency.Quarter, _ => Frequency.Month };

    private static string Name(Frequency frequency) => frequency switch { Frequency.Year => "year", Frequency.Quarter => "quarter", _ => "month" };
}
