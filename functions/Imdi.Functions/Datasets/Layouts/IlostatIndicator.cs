using Imdi.Shared;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Datasets;

/// <summary>
/// An indicator's code at ILOSTAT, <c>UNE_TUNE_SEX_AGE_NB</c>: topic, concept, dimensions (each fills sex, or the next classification), and how it is
/// measured: NB a number, in thousands where it counts people, RT a rate in percent. The code of a file may end in its frequency (_A, _Q, _M).
/// </summary>
/// <remarks>ILOSTAT, bulk download guidelines: structure of the indicators' codes.</remarks>
public sealed record IlostatIndicator(string Code, string Measure, decimal Factor, IReadOnlyList<string> Classifications)
{
    private const decimal Thousands = 1_000;

    /// <summary>Appended to what was asked whom: figures by the 19th ICLS are of another survey than those by the 13th, whoever asked both.</summary>
    private const string Nineteenth = " (19th ICLS)";

    /// <summary>The dimensions that fill a column of ours; CUR is the currency of earnings.</summary>
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["AGE"] = Dimension.Age, ["EDU"] = Dimension.Education, ["OCU"] = Dimension.Occupation, ["ECO"] = Dimension.Industry, ["CUR"] = Dimension.Currency,
    };

    /// <summary>A source as the survey of the indicator's figures: a concept that begins with 5 (5EAP, 5EMP, 5WAP) is by the resolution of the 19th ICLS, the others by that of the 13th.</summary>
    public string SurveyOf(string source) => source.Length > 0 && Code.Split('_') is [_, ['5', ..], ..] ? source + Nineteenth : source;

    /// <summary>The kind that a topic belongs to; null for a topic that no kind holds.</summary>
    public static string? KindOf(string code) => code.Split('_')[0] switch { "UNE" => Unemployment, "EMP" or "EAP" => Employment, "EAR" => Wages, _ => null };

    public static string? ColumnOf(string classification) => Columns.GetValueOrDefault(classification);

    /// <summary>The indicator as a kind reads it; a refusal says what it reads.</summary>
    public static Outcome<IlostatIndicator> Of(DatasetKind kind, string code)
    {
        string[] parts = [.. code.Split('_')];
        if (parts is [.., "A" or "Q" or "M"]) parts = parts[..^1];
        if (parts.Length < 3 || KindOf(code) != kind.Id || MeasureOf(parts[0], parts[1], parts[^1]) is not { } measure)
            return NotRead(code, $"{kind.Id} reads {WhatIsRead(kind)}");
        string[] classifications = [.. parts[2..^1].Where(part => part != "SEX")];
        if (classifications.Length > 2 || classifications.FirstOrDefault(one => ColumnOf(one) is not { } column || !kind.Declares(column)) is not null)
            return NotRead(code, $"{kind.Id} has no column for one of its classifications ({string.Join(", ", classifications)}); it holds sex{string.Concat(Columns.Values.Where(kind.Declares).Select(column => $", {column}"))}");
        return new IlostatIndicator(code, measure, kind.Units[measure] == "persons" ? Thousands : 1, classifications);
    }

    private static string? MeasureOf(string topic, string concept, string suffix) => (topic, concept, suffix) switch
    {
        ("UNE", _, "NB") => "unemployed",
        ("UNE", _, "RT") => "unemployment-rate",
        // TEMP, and 2EMP and 3EMP of the ILO's models; other concepts count a part of the employed.
        ("EMP", [_, 'E', 'M', 'P'], "NB") => "employed",
        ("EMP", [_, 'W', 'A', 'P'], "RT") => "employment-rate",
        ("EAP", [_, 'W', 'A', 'P'], "RT") => "participation-rate",
        ("EAR", "4MTH" or "EMTA" or "INEE", "NB") => "mean-monthly",
        ("EAR", "4HRL" or "EHRA", "NB") => "mean-hourly",
        _ => null,
    };

    private static string WhatIsRead(DatasetKind kind) => kind.Id switch
    {
        Unemployment => "UNE_…_NB and UNE_…_RT",
        Employment => "EMP_TEMP_…_NB, EMP_DWAP_…_RT and EAP_DWAP_…_RT, and the like of the ILO's models",
        _ => "EAR_4MTH_…_NB and EAR_4HRL_…_NB",
    };

    private static Refusal NotRead(string code, string why) => Refusal.Unprocessable("indicator-not-read", $"The file holds ILOSTAT's indicator {Excerpt.Of(code)}; {why}.",
        new FieldError("/indicator", "indicator-not-read", "Load another indicator, or bring these figures into the template."));
}
