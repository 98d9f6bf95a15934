using System.Text;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

public sealed class IlostatTests
{
    private static CheckedRowsOf Of(string text) => CheckedRowsOf.Bytes(UnemploymentKind.Declared, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_row_becomes_canonical()
    {
        Assert.Equal("NPL|BA:2519|UNE_TUNE_SEX_AGE_NB|female|AGE_YTHADULT_Y15-24|∅|2023|41.276|U|C3:1060|∅|R1:3513", Assert.Single(Of(Ilostat.Header + Ilostat.Row(2023)).Rows));
    }

    [Theory]
    [InlineData("2023M02", "2023-02")]
    [InlineData("2023Q1", "2023Q1")]
    [InlineData("2023", "2023")]
    public void Years_quarters_and_months_are_periods(string theirs, string ours) =>
        Assert.Contains($"|{ours}|", Assert.Single(Of(Ilostat.Header + Ilostat.Row(2023, (6, theirs))).Rows), StringComparison.Ordinal);

    [Fact]
    public void A_file_with_one_classification_has_no_second()
    {
        var found = Of("ref_area,source,indicator,sex,classif1,time,obs_value,obs_status\nNPL,XA:1,UNE_TUNE_SEX_AGE_RT,SEX_T,AGE_YTHADULT_YGE15,2024,10.9,\n");

        Assert.Equal("NPL|XA:1|UNE_TUNE_SEX_AGE_RT|total|AGE_YTHADULT_YGE15|∅|2024|10.9|∅|∅|∅|∅", Assert.Single(found.Rows));
        Assert.Equal(WriteFindings.Header + "\r\n", found.Findings);
    }

    [Fact]
    public void Groups_of_countries_are_left_out_and_said_once()
    {
        var found = Of(Ilostat.Header + Ilostat.Row(2023, (0, "X01")) + Ilostat.Row(2022, (0, "X01")) + Ilostat.Row(2023, (0, "\"X02\"")) + Ilostat.Row(2023));

        Assert.Equal((1L, 0L), (found.Good, found.Refused));
        Assert.Equal(2, found.Findings.Split("aggregate-left-out").Length - 1);
    }

    [Fact]
    public void A_missing_figure_is_missing_and_not_zero()
    {
        var checkedFile = Checking.Of(UnemploymentKind.Declared, Ilostat.Header + Ilostat.Row(2023, (7, "")) + Ilostat.Row(2022)).Value.File;

        Assert.Equal((2L, 1L), (checkedFile.Good, checkedFile.Reading.MissingCells));
        Assert.Contains("|2023|∅|U|", Of(Ilostat.Header + Ilostat.Row(2023, (7, ""))).Rows[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "ZZZ", "unknown-country")]
    [InlineData(3, "SEX_Q", "unknown-code")]
    [InlineData(6, "20x4", "not-a-period")]
    [InlineData(7, "n/a", "not-a-number")]
    [InlineData(2, "", "missing")]
    public void What_is_wrong_is_found_in_the_words_of_the_source(int cell, string value, string code)
    {
        var found = Of(Ilostat.Header + Ilostat.Row(2022) + Ilostat.Row(2023, (cell, value)));
        string name = Ilostat.Header.Trim().Split(',')[cell];

        Assert.Equal((1L, 1L), (found.Good, found.Refused));
        Assert.Contains($",3,{name},{value},{code},", found.Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_lacks_a_column_names_it() =>
        Assert.Contains("obs_value", Checking.Of(UnemploymentKind.Declared, "ref_area,source,indicator,sex,classif1,time\nNPL,a,b,SEX_T,c,2023\n").Refusal!.Detail, StringComparison.Ordinal);
}
