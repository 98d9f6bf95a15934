using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>Keys that are published and not in the file, counted by the first column of the key: one finding a group, however many there are.</summary>
internal sealed class VanishedKeys(SeriesColumns columns)
{
    private const int Most = 1_000;

    private readonly SortedDictionary<string, (long Vanished, string Example)> _groups = new(StringComparer.Ordinal);
    private long _others;

    public void Add(IEnumerable<(string Series, string Period)> vanished)
    {
        foreach (var key in vanished)
        {
            string group = GroupOf(key);
            if (_groups.TryGetValue(group, out var known)) _groups[group] = known with { Vanished = known.Vanished + 1 };
            else if (_groups.Count < Most) _groups[group] = (1, ExampleOf(key));
            else _others++;
        }
    }

    public void Report(CheckedRow row)
    {
        foreach (var (group, (vanished, example)) in _groups)
        {
            row.Report(new CellPlace("", 1, columns.Group), group, FindingCodes.Vanished, string.Create(CultureInfo.InvariantCulture,
                $"{vanished} published {(vanished == 1 ? "figure is" : "figures are")} not in the file ({(vanished == 1 ? "" : "one of them ")}{example}). Send them too, with the status missing where they are no longer known, or go on if they end for good."));
        }

        if (_others > 0)
            row.Report(new CellPlace("", 1, columns.Group), "", FindingCodes.Vanished, string.Create(CultureInfo.InvariantCulture, $"{_others} published figures of further groups are not in the file. Send them too, or go on if they end for good."));
    }

    private string GroupOf((string Series, string Period) key) => columns.IsGroupedByPeriod ? key.Period : key.Series.Split('\0', 2)[0];

    private static string ExampleOf((string Series, string Period) key) => Excerpt.Of(string.Join(", ", key.Series.Split('\0').Append(key.Period).Where(part => part.Length > 0)));
}
