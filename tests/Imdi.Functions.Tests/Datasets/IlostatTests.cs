using System.Text;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

public sealed class IlostatTests
{
    private const string One = "ref_area,source,indicator,sex,classif1,time,obs_value,obs_status\n";

    private static CheckedRowsOf Of(string text, string kind = Unemployment) => CheckedRowsOf.Bytes(DatasetKinds.Find(kind)!, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_row_becomes_canonical_in_persons()
    {
        Assert.Equal("NPL|country|F|Y15-24|T|2023|unemployed|persons|41276|U|BA:2519|AGE_YTHADULT|C3:1060;R1:3513", Assert.Single(Of(Ilostat.Header + Ilostat.Row(2023)).Rows));
    }

    [Theory]
    [InlineData("2023M02", "2023-02")]
    [InlineData("2023Q1", "2023Q1")]
    [InlineData("2023", "2023")]
    public void Years_quarters_and_months_are_periods(string theirs, string ours) =>
        Assert.Contains($"|{ours}|", Assert.Single(Of(Ilostat.Header + Ilostat.Row(2023, (6, theirs))).Rows), StringComparison.Ordinal);

    /// <summary>The file that the declared refresh asks for, indicator UNE_DEAP_SEX_AGE_RT, annual.</summary>
    [Theory]
    [InlineData("UNE_DEAP_SEX_AGE_RT")]
    [InlineData("UNE_DEAP_SEX_AGE_RT_A")]
    public void A_rate_is_in_percent_and_stays_as_it_is(string indicator)
    {
        var found = Of(One + $"NPL,XA:1,{indicator},SEX_T,AGE_YTHADULT_YGE15,2024,10.9,\nNPL,XA:1,{indicator},SEX_T,AGE_AGGREGATE_TOTAL,2024,10.9,M\n");

        Assert.Equal(["NPL|country|T|Y_GE15|T|2024|unemployment-rate|percent|10.9|∅|XA:1|AGE_YTHADULT|∅", "NPL|country|T|T|T|2024|unemployment-rate|percent|10.9|M|XA:1|AGE_AGGREGATE|∅"], found.Rows);
        Assert.Equal(WriteFindings.Header + "\r\n", found.Findings);
    }

    [Theory]
    [InlineData("UNE_5EAP_SEX_AGE_RT", Unemployment, "XA:1 (19th ICLS)")]
    [InlineData("UNE_DEAP_SEX_AGE_RT", Unemployment, "XA:1")]
    [InlineData("UNE_2EAP_SEX_AGE_RT_A", Unemployment, "XA:1")]
    [InlineData("EMP_5EMP_SEX_AGE_NB", Employment, "XA:1 (19th ICLS)")]
    [InlineData("EMP_5WAP_SEX_AGE_RT_Q", Employment, "XA:1 (19th ICLS)")]
    [InlineData("EMP_TEMP_SEX_AGE_NB", Employment, "XA:1")]
    public void Figures_by_the_19th_conference_are_of_a_survey_of_their_own(string indicator, string kind, string survey) =>
        Assert.Contains($"|{survey}|", Assert.Single(Of(One + $"NPL,XA:1,{indicator},SEX_T,AGE_YTHADULT_YGE15,2024,10.9,\n", kind).Rows), StringComparison.Ordinal);

    [Fact]
    public void An_age_group_of_two_groupings_is_two_series_and_no_repetition()
    {
        var found = Of(One + "NPL,BA:1,UNE_DEAP_SEX_AGE_RT,SEX_T,AGE_YTHADULT_Y15-24,2024,20,\nNPL,BA:1,UNE_DEAP_SEX_AGE_RT,SEX_T,AGE_10YRBANDS_Y15-24,2024,20,\nNPL,BA:1,UNE_DEAP_SEX_AGE_RT,SEX_T,AGE_YTHADULT_Y15-24,2024,21,\n");

        Assert.Equal((2L, 1L), (found.Good, found.Refused));
        Assert.Contains(",4,", found.Findings.Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_of_countries_are_kept_and_told_from_countries()
    {
        var found = Of(Ilostat.Header + Ilostat.Row(2023, (0, "X01")) + Ilostat.Row(2022, (0, "ANT")) + Ilostat.Row(2021, (0, "ANT")) + Ilostat.Row(2023));

        Assert.Equal(["X01|aggregate", "CUW|country", "CUW|country", "NPL|country"], found.Rows.Select(row => string.Join('|', row.Split('|')[..2])));
        Assert.Equal(2, found.Findings.Split("counted-as-part").Length);
    }

    [Fact]
    public void A_missing_figure_is_missing_and_not_zero()
    {
        var checkedFile = Checking.Of(UnemploymentKind.Declared, Ilostat.Header + Ilostat.Row(2023, (7, "")) + Ilostat.Row(2022)).Value.File;

        Assert.Equal((2L, 1L), (checkedFile.Good, checkedFile.Reading.MissingCells));
        Assert.Contains("|∅|missing|", Of(Ilostat.Header + Ilostat.Row(2023, (7, ""))).Rows[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A", "A")]
    [InlineData("R", "A")]
    [InlineData("B", "B")]
    [InlineData("I", "I")]
    [InlineData("M", "M")]
    [InlineData("U", "U")]
    public void The_same_letter_of_the_ilo_and_of_sdmx_is_read_as_each_means_it(string theirs, string ours)
    {
        Assert.Contains($"|41276|{ours}|", Assert.Single(Of(Ilostat.Header + Ilostat.Row(2023, (8, theirs))).Rows), StringComparison.Ordinal);
        Assert.Equal(("missing", "M", "A"), (ObservationStatus.FromSdmx("M"), ObservationStatus.FromIlo("M"), ObservationStatus.FromSdmx("R")));
    }

    [Theory]
    [InlineData(0, "ZZZ", "unknown-area")]
    [InlineData(3, "SEX_Q", "unknown-sex")]
    [InlineData(4, "AGE_OLD", "unknown-age")]
    [InlineData(6, "20x4", "not-a-period")]
    [InlineData(7, "n/a", "not-a-number")]
    [InlineData(8, "Z", "unknown-code")]
    [InlineData(2, "", "missing")]
    public void What_is_wrong_is_found_once_in_the_words_of_the_source(int cell, string value, string code)
    {
        var found = Of(Ilostat.Header + Ilostat.Row(2022) + Ilostat.Row(2023, (cell, value)));
        string name = Ilostat.Header.Trim().Split(',')[cell];

        Assert.Equal((1L, 1L), (found.Good, found.Refused));
        Assert.Contains($",3,{name},{value},{code},", Assert.Single(found.Findings.Trim().Split("\r\n").Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Employment_is_read_by_occupation_and_industry_and_other_classifications_are_left_out_and_said_once()
    {
        string file = One + string.Concat(((string[])["OCU_ISCO08_2", "OCU_ISCO08_TOTAL", "OCU_ISCO88_2", "OCU_ISCO88_2", "OCU_SKILL_L1"]).Select((code, at) => $"NPL,BA:1,EMP_TEMP_SEX_OCU_NB,SEX_M,{code},{2000 + at},1.5,\n"));

        var found = Of(file, Employment);

        Assert.Equal(["NPL|country|M|T|T|2|T|2000|employed|persons|1500|∅|BA:1|∅|∅", "NPL|country|M|T|T|T|T|2001|employed|persons|1500|∅|BA:1|∅|∅"], found.Rows);
        Assert.Equal(3, found.Findings.Split("other-series").Length);
        Assert.Contains("|participation-rate|percent|60|", Assert.Single(Of(One + "NPL,BA:1,EAP_DWAP_SEX_AGE_RT,SEX_M,AGE_YTHADULT_YGE15,2020,60,\n", Employment).Rows), StringComparison.Ordinal);
    }

    [Fact]
    public void Earnings_are_in_the_currency_that_their_type_says()
    {
        var found = Of("ref_area,source,indicator,sex,classif1,classif2,time,obs_value,obs_status\n" + string.Concat(((string[])["LCU", "USD", "PPP"]).Select(type => $"NPL,BA:1,EAR_4MTH_SEX_ECO_CUR_NB,SEX_T,ECO_ISIC4_F,CUR_TYPE_{type},2020,250.5,\n")), Wages);

        Assert.Equal(["NPL|country|T|T|F|2020|mean-monthly|currency-per-month|NPR|250.5|∅|BA:1|∅", "NPL|country|T|T|F|2020|mean-monthly|currency-per-month|USD|250.5|∅|BA:1|∅"], found.Rows);
        Assert.Contains("CUR_TYPE_PPP", found.Findings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EMP_TEMP_SEX_AGE_NB", Unemployment, "layout-not-recognised", "Load it as employment.")]
    [InlineData("UNE_TUNE_SEX_AGE_NB", Wages, "layout-not-recognised", "Load it as unemployment.")]
    [InlineData("POP_2POP_SEX_AGE_NB", Unemployment, "indicator-not-read", "UNE_")]
    [InlineData("UNE_TUNE_SEX_DUR_NB", Unemployment, "indicator-not-read", "DUR")]
    [InlineData("UNE_TUNE_SEX_OCU_NB", Unemployment, "indicator-not-read", "no column")]
    [InlineData("EMP_NIFL_SEX_RT", Employment, "indicator-not-read", "EMP_TEMP")]
    public void An_indicator_that_the_kind_does_not_hold_refuses_the_file_and_says_what_does(string indicator, string kind, string code, string words)
    {
        var refusal = Checking.Of(DatasetKinds.Find(kind)!, Ilostat.Header + Ilostat.Row(2023, (2, indicator))).Refusal!;

        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_another_indicator_or_with_a_classification_that_the_indicator_lacks_are_left_out()
    {
        var found = Of(Ilostat.Header + Ilostat.Row(2021) + Ilostat.Row(2022, (2, "UNE_DEAP_SEX_AGE_RT")) + Ilostat.Row(2023, (5, "GEO_COV_RUR")));

        Assert.Equal((1L, 0L, 3), (found.Good, found.Refused, found.Findings.Split("other-series").Length));
    }

    [Fact]
    public void Each_indicator_is_a_source_of_its_own() =>
        Assert.Equal("ilostat-une-tune-sex-age-nb", Checking.SourceOf(UnemploymentKind.Declared, Ilostat.Header + Ilostat.Row(2023))!.Id);

    [Fact]
    public void A_header_that_lacks_a_column_names_it() =>
        Assert.Contains("obs_value", Checking.Of(UnemploymentKind.Declared, "ref_area,source,indicator,sex,classif1,time\nNPL,a,b,SEX_T,c,2023\n").Refusal!.Detail, StringComparison.Ordinal);

    [Fact]
    public void An_sdmx_file_of_the_same_names_is_no_bulk_file() =>
        Assert.Single(Of("DATAFLOW,REF_AREA,MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nILO:X(1.0),NPL,unemployed,2020,5,A\n").Rows);
}
