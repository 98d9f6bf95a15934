namespace Imdi.Functions.Indicators;

/// <summary>A cell of a table of persons, however a measure reads it: what the measure filters to the total is the total's cell.</summary>
public readonly record struct CountKey(string Table, FigureKey Key)
{
    private const string Total = "T";

    /// <summary>Null for a figure that counts no persons.</summary>
    public static CountKey? Of(Figure figure)
    {
        if (figure.Persons is not { } table) return null;
        var key = figure.Key;
        if (key.Sex.Length == 0) key = key with { Sex = Total };
        if (key.Education.Length == 0) key = key with { Education = Total };
        if (key.Occupation.Length == 0) key = key with { Occupation = Total };
        return new CountKey(table, key.Age.Length > 0 ? key : key with { Age = table == Datasets.KindNames.Employment ? "Y_GE15" : Total });
    }

    /// <summary>The cells that together are this one, where its table may hold them: the two sexes, and the four levels of tertiary education.</summary>
    public IEnumerable<CountKey[]> Partitions()
    {
        if (Key.Sex == Total) yield return [this with { Key = Key with { Sex = "F" } }, this with { Key = Key with { Sex = "M" } }];
        if (Key.Education != "5T8") yield break;
        var self = this;
        yield return [.. new[] { "5", "6", "7", "8" }.Select(level => self with { Key = self.Key with { Education = level } })];
    }
}
