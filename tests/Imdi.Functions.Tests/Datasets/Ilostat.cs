namespace Imdi.Functions.Tests.Datasets;

/// <summary>Small files in the layout of ILOSTAT's bulk download (R ILOSTAT datasheet).</summary>
internal static class Ilostat
{
    public const string Header = "ref_area,source,indicator,sex,classif1,classif2,time,obs_value,obs_status,note_classif,note_indicator,note_source\n";

    public static string[] Cells(int year) =>
        ["\"NPL\"", "\"BA:2519\"", "\"UNE_TUNE_SEX_AGE_NB\"", "\"SEX_F\"", "\"AGE_YTHADULT_Y15-24\"", "", $"{year}", "41.276", "\"U\"", "\"C3:1060\"", "", "\"R1:3513\""];

    public static string Row(int year, params (int Cell, string Value)[] changes)
    {
        string[] cells = Cells(year);
        foreach (var (cell, value) in changes) cells[cell] = value;
        return string.Join(',', cells) + "\n";
    }
}
