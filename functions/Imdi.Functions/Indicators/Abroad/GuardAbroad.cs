namespace Imdi.Functions.Indicators;

/// <summary>
/// Which cells of a country's nationals abroad are shown: none of 1 to 4 persons, and none from which, with the margins and all else that is shown, such a one follows. Totals come before their parts.
/// </summary>
public static class GuardAbroad
{
    /// <summary>True where the cell is withheld.</summary>
    public static bool[] Of(IReadOnlyList<AbroadCell> cells)
    {
        int[] known = [.. Enumerable.Range(0, cells.Count).Where(at => cells[at].Persons is not null).OrderByDescending(at => cells[at].Key.Totals).ThenByDescending(at => cells[at].Persons)];
        AbroadCell[] counted = [.. known.Select(at => cells[at])];
        var table = new PersonTable([.. counted.Select(cell => cell.Persons!.Value)], [.. AbroadPartitions.Of(counted)]);
        bool[] shown = table.Publish([.. counted.Select((cell, at) => CountClaim.Of([at], cell.Persons!.Value))]), withheld = new bool[cells.Count];
        for (int at = 0; at < known.Length; at++) withheld[known[at]] = !shown[at];
        return withheld;
    }
}
