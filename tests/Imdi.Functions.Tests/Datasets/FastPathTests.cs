using System.Globalization;
using System.Text;
using CsCheck;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Whatever a file's cells hold, checking their bytes gives the rows, findings and row numbers that checking their characters gives.</summary>
public sealed class FastPathTests
{
    private static readonly Gen<byte[]> Odd = Gen.OneOf(
        Gen.OneOf("", " ", "\"", "\"\"", "\"a\"\"b\"", "\"a\nb\"", "\0", "\t", "\u00A0", "\u2028", "\u202E", "\uFEFF", "é", "😀", "-", ".", "-.5", "+1", "1e3", "007", "1.0000000000000000001",
            "9999999999999999999999", "-0", "SEX_F", "2023M02", "2023Q1", "X01", " NPL ", "npl", "n/a", "=1+1", new string('x', 300)).Select(Encoding.UTF8.GetBytes),
        Gen.OneOf<byte[]>([0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xC0, 0x80], [0xE2, 0x80]),
        Gen.Byte.Array[0, 6],
        Gen.Double[-1e15, 1e15].Select(number => Encoding.UTF8.GetBytes(number.ToString("R", CultureInfo.InvariantCulture))));

    private static readonly Gen<string> Break = Gen.OneOf("\n", "\r\n", "\n\n");

    public static TheoryData<string> Kinds => [.. DatasetKinds.All.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bytes_and_characters_come_to_the_same(string id)
    {
        var kind = DatasetKinds.Find(id)!;
        var good = kind.Columns.Select(column => Encoding.UTF8.GetBytes(column.Example)).ToArray();
        var row = Gen.Select(Gen.Int[0, 3], Gen.Int[0, kind.Columns.Count - 1], Odd, Gen.Int[-1, 1], Break);
        Gen.Select(row.Array[1, 30], Gen.OneOf(",", ";", "\t")).Sample((rows, between) =>
        {
            byte[] content = File(kind, good, rows, between);

            AssertSame(CheckedRowsOf.Characters(kind, content), CheckedRowsOf.Bytes(kind, content));
        }, iter: 60);
    }

    [Fact]
    public void A_bulk_file_comes_to_the_same_by_bytes_and_by_characters()
    {
        Gen.Select(Gen.Select(Gen.Int[0, 11], Odd).Array[0, 3], Gen.Int[2000, 2003]).Array[1, 30].Sample(rows =>
        {
            var content = new List<byte>(Encoding.UTF8.GetBytes(Ilostat.Header));
            foreach (var (changes, year) in rows)
            {
                var cells = Ilostat.Cells(year).Select(Encoding.UTF8.GetBytes).ToArray();
                foreach (var (cell, odd) in changes) cells[cell] = odd;
                content.AddRange(cells.Aggregate((left, right) => [.. left, (byte)',', .. right]));
                content.Add((byte)'\n');
            }

            AssertSame(CheckedRowsOf.Characters(UnemploymentKind.Declared, [.. content]), CheckedRowsOf.Bytes(UnemploymentKind.Declared, [.. content]));
        }, iter: 150);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void A_byte_order_mark_changes_nothing(string encoding)
    {
        string text = "from,to,period,cost_percent\nUSA,MEX,2020Q3,4.5\nUSA,Côte d'Ivoire,2020Q3,1\n";
        var marked = Encoding.GetEncoding(encoding);

        AssertSame(CheckedRowsOf.Bytes(CorridorAveragesKind.Declared, Encoding.UTF8.GetBytes(text)), CheckedRowsOf.Bytes(CorridorAveragesKind.Declared, [.. marked.GetPreamble(), .. marked.GetBytes(text)]));
    }

    [Fact]
    public void Plain_numbers_are_parsed_as_the_framework_does()
    {
        Gen.OneOf(Gen.Char["0019575.-"].Array[0, 24].Select(digits => new string(digits)), Gen.Decimal.Select(value => value.ToString(CultureInfo.InvariantCulture))).Sample(text =>
        {
            if (!CanonicalNumber.TryParsePlain(Encoding.UTF8.GetBytes(text), out decimal value)) return;
            Assert.Equal(decimal.Parse(text, CultureInfo.InvariantCulture), value);
        }, iter: 20_000);
    }

    [Fact]
    public void A_number_survives_its_canonical_form_exactly()
    {
        Gen.Select(Gen.Long[-78_999_999_999_999, 78_999_999_999_999], Gen.Long[0, 999_999_999_999_999]).Sample((whole, part) =>
        {
            decimal value = whole + (part / 1_000_000_000_000_000m * (whole < 0 ? -1 : 1));
            Assert.Equal(value, CanonicalNumber.Of(CanonicalNumber.Scaled(value)));
        }, iter: 20_000);
    }

    private static byte[] File(DatasetKind kind, byte[][] good, (int Key, int Column, byte[] Odd, int Ragged, string Break)[] rows, string between)
    {
        byte[] separator = Encoding.UTF8.GetBytes(between);
        var content = new List<byte>(Encoding.UTF8.GetBytes(string.Join(between, kind.Columns.Select(column => column.Name)) + "\n"));
        int key = kind.IndexOf(kind.Key[^1]);
        foreach (var row in rows)
        {
            byte[][] cells = [.. good.Select(cell => cell.AsSpan().IndexOfAny(",;\t"u8) >= 0 ? Array.Empty<byte>() : cell)];
            if (cells[key].Length > 0 && char.IsAsciiDigit((char)cells[key][^1])) cells[key] = [.. cells[key][..^1], (byte)('1' + row.Key)];
            cells[row.Column] = row.Odd;
            for (int at = 0; at < cells.Length + row.Ragged; at++)
            {
                if (at > 0) content.AddRange(separator);
                if (at < cells.Length) content.AddRange(cells[at]);
            }

            content.AddRange(Encoding.UTF8.GetBytes(row.Break));
        }

        return [.. content];
    }

    private static void AssertSame(CheckedRowsOf expected, CheckedRowsOf actual)
    {
        Assert.Equal(expected.Findings, actual.Findings);
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal((expected.Good, expected.Refused), (actual.Good, actual.Refused));
        Assert.Equal(expected.Good, actual.Rows.Count);
    }
}
