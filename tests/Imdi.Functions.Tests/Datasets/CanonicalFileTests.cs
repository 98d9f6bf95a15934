using Imdi.Functions.Datasets;
using ParquetSharp;
using Column = ParquetSharp.Column;

namespace Imdi.Functions.Tests.Datasets;

public sealed class CanonicalFileTests
{
    /// <summary>Readers up to 1 wrote with ParquetSharp's logical writers: other sizes of numbers, dictionaries of numbers.</summary>
    [Fact]
    public void A_version_of_the_first_reader_is_still_read()
    {
        using var file = TemporaryFile.Create();
        using (var writer = new ParquetFileWriter(file.Path,
            [new Column<string?>("text", LogicalType.String()), new Column<decimal?>("number", LogicalType.Decimal(29, 15)), new Column<DateOnly?>("day", LogicalType.Date()), new Column<bool?>("flag")]))
        {
            using var group = writer.AppendRowGroup();
            Write<string?>(group, ["a", null, "é"]);
            Write<decimal?>(group, [-1.5m, null, Imdi.Functions.Datasets.Column.Largest]);
            Write<DateOnly?>(group, [new(1969, 12, 31), null, new(2026, 2, 3)]);
            Write<bool?>(group, [true, null, false]);
            writer.Close();
        }

        var batch = Assert.Single(ReadCanonical.From(file.Path, ["flag", "text", "number", "day"]));

        Assert.Equal(["a", null, "é"], batch.Text("text"));
        Assert.Equal([-1.5m, null, Imdi.Functions.Datasets.Column.Largest], batch.Number("number"));
        Assert.Equal([new(1969, 12, 31), null, new(2026, 2, 3)], batch.Date("day"));
        Assert.Equal([true, null, false], batch.Flag("flag"));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_and_no_text_of_a_refused_row()
    {
        byte[] content = "from,to,period,cost_percent\nUSA,MEX,2020Q3,1\nFRA,ZZZ,2020Q3,1\nUSA,MEX,2020Q3,2\nUSA,IND,2020Q4,3\n"u8.ToArray();

        byte[] once = Canonical(content), again = Canonical(content);

        Assert.Equal(once, again);
        Assert.Equal(-1, once.AsSpan().IndexOf("FRA"u8));
    }

    [Fact]
    public void A_column_without_any_value_is_written_and_read()
    {
        var rows = CheckedRowsOf.Bytes(UnemploymentKind.Declared, System.Text.Encoding.UTF8.GetBytes("area,area_type,sex,age,education,period,measure,unit,status\nNPL,country,T,T,T,2023,unemployed,persons,missing\n")).Rows;

        Assert.Equal("NPL|country|T|T|T|2023|unemployed|persons|∅|missing|∅|∅|∅", Assert.Single(rows));
    }

    private static byte[] Canonical(byte[] content)
    {
        using var file = TemporaryFile.Create();
        using var data = TemporaryFile.Create();
        File.WriteAllBytes(file.Path, content);
        _ = CheckFile.Open<CheckedFile>(file.Path, CorridorAveragesKind.Declared, tables =>
            CheckFile.Run(CorridorAveragesKind.Declared, WorldBank.Prices, tables, data.Path, new MemoryStream(), (_, _) => { }, CancellationToken.None));
        return File.ReadAllBytes(data.Path);
    }

    private static void Write<T>(RowGroupWriter group, T[] values)
    {
        using var writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch(values);
    }
}
