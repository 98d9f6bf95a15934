namespace Imdi.Functions.Tests.Indicators;

/// <summary>
/// Between which bounds an unknown lies when sums of unknowns, none below zero, are known: two linear programmes by the simplex method (Bland's rule, two phases), in exact fractions: rounded, the rule can go round for ever.
/// </summary>
internal static class LinearBounds
{
    /// <summary>Null where there is no bound.</summary>
    public static (decimal? Least, decimal? Most) Of(IReadOnlyList<(IReadOnlyDictionary<int, long> Sum, decimal Value)> known, int unknowns, int asked) =>
        (Optimum(known, unknowns, asked, 1), -Optimum(known, unknowns, asked, -1));

    // Least of sign · x(asked). Columns: unknowns, one artificial a row, the right-hand side.
    private static decimal? Optimum(IReadOnlyList<(IReadOnlyDictionary<int, long> Sum, decimal Value)> known, int unknowns, int asked, long sign)
    {
        int rows = known.Count, width = unknowns + rows + 1;
        var table = new Fraction[rows + 1][];
        for (int row = 0; row <= rows; row++) table[row] = [.. Enumerable.Repeat(Fraction.Zero, width)];
        int[] basis = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            long turn = known[row].Value < 0 ? -1 : 1;
            foreach (var (column, times) in known[row].Sum) table[row][column] = new(turn * times, 1);
            table[row][unknowns + row] = Fraction.One;
            table[row][width - 1] = new(turn * decimal.ToInt64(known[row].Value), 1);
            basis[row] = unknowns + row;
        }

        Solve(table, basis, column => column >= unknowns && column < width - 1 ? 1 : 0, width - 1);
        Assert.True(table[rows][width - 1].IsZero, "The sums contradict each other.");
        for (int row = 0; row < rows; row++)
        {
            if (basis[row] >= unknowns && Enumerable.Range(0, unknowns).FirstOrDefault(column => !table[row][column].IsZero, -1) is >= 0 and var column) Pivot(table, basis, row, column);
        }

        return Solve(table, basis, column => column == asked ? sign : 0, unknowns) ? -table[rows][width - 1].ToDecimal() : null;
    }

    private static bool Solve(Fraction[][] table, int[] basis, Func<int, long> cost, int columns)
    {
        int rows = basis.Length, width = table[0].Length;
        for (int column = 0; column < width; column++) table[rows][column] = new(column < width - 1 ? cost(column) : 0, 1);
        for (int row = 0; row < rows; row++) Subtract(table[rows], table[row], table[rows][basis[row]]);
        while (true)
        {
            int entering = Enumerable.Range(0, columns).FirstOrDefault(column => table[rows][column].Sign < 0, -1);
            if (entering < 0) return true;
            int leaving = Enumerable.Range(0, rows).Where(row => table[row][entering].Sign > 0).OrderBy(row => table[row][width - 1] / table[row][entering]).ThenBy(row => basis[row]).FirstOrDefault(-1);
            if (leaving < 0) return false;
            Pivot(table, basis, leaving, entering);
        }
    }

    private static void Pivot(Fraction[][] table, int[] basis, int leaving, int entering)
    {
        var pivot = table[leaving][entering];
        for (int column = 0; column < table[leaving].Length; column++) table[leaving][column] /= pivot;
        for (int row = 0; row < table.Length; row++)
        {
            if (row != leaving) Subtract(table[row], table[leaving], table[row][entering]);
        }

        basis[leaving] = entering;
    }

    private static void Subtract(Fraction[] from, Fraction[] row, Fraction times)
    {
        if (times.IsZero) return;
        for (int column = 0; column < from.Length; column++) from[column] -= times * row[column];
    }

    /// <summary>Reduced, its denominator above zero; what is too large for it fails.</summary>
    private readonly record struct Fraction(long Above, long Below) : IComparable<Fraction>
    {
        public static readonly Fraction Zero = new(0, 1), One = new(1, 1);

        public bool IsZero => Above == 0;

        public int Sign => Math.Sign(Above);

        public static Fraction operator -(Fraction one, Fraction other) =>
            other.Above == 0 ? one : Reduced(checked(((Int128)one.Above * other.Below) - ((Int128)other.Above * one.Below)), checked((Int128)one.Below * other.Below));

        public static Fraction operator *(Fraction one, Fraction other) => one.Above == 0 || other.Above == 0 ? Zero : Reduced((Int128)one.Above * other.Above, (Int128)one.Below * other.Below);

        public static Fraction operator /(Fraction one, Fraction other) =>
            one.Above == 0 ? Zero : Reduced((Int128)one.Above * other.Below * Math.Sign(other.Above), (Int128)one.Below * Math.Abs(other.Above));

        public int CompareTo(Fraction other) => ((Int128)Above * other.Below).CompareTo((Int128)other.Above * Below);

        public decimal ToDecimal() => (decimal)Above / Below;

        private static Fraction Reduced(Int128 above, Int128 below)
        {
            if (below == 1) return new(checked((long)above), 1);
            Int128 one = Int128.Abs(above), other = below;
            while (other != 0) (one, other) = (other, one % other);
            return new(checked((long)(above / one)), checked((long)(below / one)));
        }
    }
}
