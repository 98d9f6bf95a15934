using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Of the rows with one key the first is kept, wherever the others are; the canonical file holds no row that is refused.</summary>
public sealed class RepeatedKeyTests
{
    /// <summary>More than the row groups and the partitions hold in memory, in no order.</summary>
    private const int Many = 300_000;

    [Fact]
    public void Repeated_keys_are_found_across_row_groups_and_partitions()
    {
        var random = new Random(7);
        var text = new StringBuilder("from,to,period,cost_percent\n");
        Dictionary<(int, int), int> first = [];
        List<string> kept = [];
        var told = new StringBuilder();
        for (int at = 0; at < Many; at++)
        {
            var (pair, quarter) = (random.Next(2_000), random.Next(400));
            string key = $"{Code(pair % 45)},{Code(45 + (pair / 45))},{(1900 + (quarter / 4)).ToString(CultureInfo.InvariantCulture)}Q{(quarter % 4) + 1}";
            text.Append(CultureInfo.InvariantCulture, $"{key},{at % 97}.5\n");
            if (first.TryAdd((pair, quarter), at + 2)) kept.Add($"{key.Replace(',', '|')}|{at % 97}.5");
            else told.Append(CultureInfo.InvariantCulture, $"{at + 2}:{first[(pair, quarter)]} ");
        }

        var found = CheckedRowsOf.Bytes(CorridorAveragesKind.Declared, Encoding.UTF8.GetBytes(text.ToString()));

        Assert.Equal((kept.Count, Many - kept.Count), (found.Good, found.Refused));
        Assert.True(kept.SequenceEqual(found.Rows));
        Assert.Equal(told.ToString(), string.Concat(found.Findings.Split("\r\n")[1..^1].Select(Told)));
    }

    [Fact]
    public void The_same_key_written_otherwise_is_the_same_key()
    {
        var found = CheckedRowsOf.Bytes(CorridorAveragesKind.Declared, "from,to,period,cost_percent\nUSA,MEX,2020Q3,1\n usa ,\"MEX\",2020Q3,2\nUSA,MEX,2020Q4,3\n"u8.ToArray());

        Assert.Equal(["USA|MEX|2020Q3|1", "USA|MEX|2020Q4|3"], found.Rows);
        Assert.Contains(",3,period,2020Q3,duplicate-key,", found.Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_row_claims_no_key()
    {
        var found = CheckedRowsOf.Bytes(CorridorAveragesKind.Declared, "from,to,period,cost_percent\nUSA,MEX,2020Q3,x\nUSA,MEX,2020Q3,2\n"u8.ToArray());

        Assert.Equal(["USA|MEX|2020Q3|2"], found.Rows);
        Assert.DoesNotContain("duplicate-key", found.Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_one_key_keeps_its_first_row()
    {
        const int rows = 150_000;
        var found = CheckedRowsOf.Bytes(CorridorAveragesKind.Declared,
            Encoding.UTF8.GetBytes("from,to,period,cost_percent\n" + string.Concat(Enumerable.Range(0, rows).Select(at => $"USA,MEX,2020Q3,{at % 90}\n"))));

        Assert.Equal((1L, rows - 1L, "USA|MEX|2020Q3|0"), (found.Good, found.Refused, Assert.Single(found.Rows)));
    }

    [LinuxFact]
    public void A_scratch_file_goes_even_with_a_killed_process()
    {
        using var scratch = new UnnamedTemporaryFile();
        long at = scratch.Append("some rows"u8);

        byte[] back = new byte[9];
        scratch.Read(at, back);

        Assert.Equal("some rows", Encoding.UTF8.GetString(back));
        Assert.Contains(System.IO.Directory.EnumerateFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget ?? ""),
            target => target.StartsWith(Path.Combine(Path.GetTempPath(), "imdi-"), StringComparison.Ordinal) && target.EndsWith(".tmp (deleted)", StringComparison.Ordinal));
    }

    private static string Code(int at) => Imdi.Shared.CodeLists.Countries[at].Alpha3;

    private static string Told(string line)
    {
        string[] cells = line.Split(',');
        return $"{cells[1]}:{line.Split("Row ")[1].Split(' ')[0]} ";
    }
}
