using System.Globalization;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// Deletions that leave parts of the key open, found for a row by the parts that they name: those that name the same parts are one table. They are
/// held in memory, so a file may have a bounded number of them.
/// </summary>
internal sealed class Deletions(DatasetKind kind)
{
    public const int Most = 200_000, MostShapes = 64;

    private readonly int _period = kind.Declares(Dimension.Period) ? kind.IndexOf(Dimension.Period) : -1;
    private readonly Dictionary<string, (int[] Columns, bool ByFrequency, Dictionary<string, List<DeleteRow>> Rows)> _shapes = new(StringComparer.Ordinal);
    private int _count;

    /// <param name="named">The columns named, with their canonical values.</param>
    /// <param name="frequency">A, Q or M where the deletion is restricted to one.</param>
    public void Add(IReadOnlyList<(int Column, string Value)> named, string? frequency, DeleteRow deletion)
    {
        string shape = string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', named.Select(one => one.Column))}/{frequency is not null}");
        if (!_shapes.TryGetValue(shape, out var table)) _shapes[shape] = table = ([.. named.Select(one => one.Column)], frequency is not null, new(StringComparer.Ordinal));
        if (++_count > Most || _shapes.Count > MostShapes) throw TooMany();
        string key = string.Join('\0', named.Select(one => one.Value).Append(frequency ?? ""));
        if (!table.Rows.TryGetValue(key, out var rows)) table.Rows[key] = rows = [];
        rows.Add(deletion);
    }

    public IEnumerable<DeleteRow> Of(object?[] row)
    {
        foreach (var (columns, byFrequency, rows) in _shapes.Values)
        {
            string frequency = byFrequency && _period >= 0 && row[_period] is string period ? LetterOf(period) : "";
            if (rows.TryGetValue(string.Join('\0', columns.Select(at => CellText.Of(row[at])).Append(frequency)), out var found))
            {
                foreach (var one in found) yield return one;
            }
        }
    }

    private static string LetterOf(string period) => ObservationRules.FrequencyOf(period) switch { Imdi.Shared.Frequency.Year => "A", Imdi.Shared.Frequency.Quarter => "Q", _ => "M" };

    private static UnreadableFileException TooMany() => UnreadableFileException.Because("too-many-deletions",
        string.Create(CultureInfo.InvariantCulture, $"A file may have {Most} deletions that leave a dimension open, in {MostShapes} ways. Delete whole slices instead, or send the whole dataset."));
}
