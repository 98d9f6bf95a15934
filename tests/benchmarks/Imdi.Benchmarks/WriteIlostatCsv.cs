using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Imdi.Benchmarks;

/// <summary>
/// Writes a bulk file as ILOSTAT lays it out: 12 columns, text quoted and numbers not, in the order of its key as the real files are, or
/// with the rows of every 10,000 shuffled. One row in a thousand is bad: an unknown country, no number, no period, a missing indicator,
/// a repeated key. The same bytes every time.
/// </summary>
internal static class WriteIlostatCsv
{
    private const int Years = 30, Window = 10_000;

    private static readonly string[] Areas = ["AFG", "ALB", "ARG", "ARM", "AUS", "AUT", "BEL", "BGD", "BOL", "BRA", "CAN", "CHL", "COL", "CZE", "DEU", "DNK", "ECU", "EGY", "ESP", "EST", "ETH", "FIN", "FRA", "GBR", "GEO", "GHA", "GRC", "GTM", "HND", "HUN", "IDN", "IND", "IRL", "ITA", "JOR", "JPN", "KEN", "KHM", "KOR", "LKA", "MAR", "MDA", "MEX", "MMR", "MNG", "NGA", "NLD", "NOR", "NPL", "PAK", "PER", "PHL", "POL", "PRT", "PRY", "ROU", "RWA", "SEN", "SLV", "SRB", "SWE", "THA", "TJK", "TUN", "TUR", "TZA", "UGA", "UKR", "URY", "USA", "UZB", "VNM", "ZAF", "ZMB"];
    private static readonly string[] Sexes = ["SEX_T", "SEX_M", "SEX_F"];
    private static readonly string[] Ages = [.. Enumerable.Range(3, 11).Select(step => $"AGE_5YRBANDS_Y{step * 5:00}-{(step * 5) + 4:00}"), "AGE_YTHADULT_Y15-24", "AGE_YTHADULT_YGE15", "AGE_AGGREGATE_Y25-54", "AGE_AGGREGATE_YGE65"];
    private static readonly string[] Second = ["EDU_AGGREGATE_TOTAL", "EDU_AGGREGATE_LTB", "EDU_AGGREGATE_BAS", "EDU_AGGREGATE_INT", "EDU_AGGREGATE_ADV", "EDU_ISCED11_5", "EDU_ISCED11_6", "EDU_ISCED11_7"];
    private static readonly string[] Statuses = ["", "", "", "", "", "", "\"U\"", "\"B\"", "\"R\"", "\"I\""];
    private static readonly string[] Notes = ["", "", "", "\"C3:1060\"", "\"C6:1050\"", "\"C3:2873\""];
    private static readonly string[] SourceNotes = ["R1:3513", "R1:3903_S3:5", "R1:2382_S3:5_S4:22", "R1:3513_S5:30"];

    public const string Header = "ref_area,source,indicator,sex,classif1,classif2,time,obs_value,obs_status,note_classif,note_indicator,note_source\n";

    /// <summary>Bad rows of each kind are counted by what makes them.</summary>
    public static long To(string path, long rows, bool shuffled, bool packed)
    {
        using Stream file = File.Create(path, 1 << 20);
        using var target = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.Write(Header);
        var random = new Random(20_261_124);
        var line = new StringBuilder(200);
        string[] window = new string[Window];
        for (long row = 0; row < rows; row += Window)
        {
            int count = (int)Math.Min(Window, rows - row);
            for (int at = 0; at < count; at++) window[at] = Line(line.Clear(), row + at, random);
            if (shuffled) random.Shuffle(window.AsSpan(0, count));
            for (int at = 0; at < count; at++) writer.Write(window[at]);
        }

        return rows;
    }

    private static string Line(StringBuilder line, long row, Random random)
    {
        int bad = row % 1_000 == 500 ? (int)(row / 1_000 % 5) : -1;
        long key = bad == 4 ? row - 1 : row;
        int year = (int)(key % Years), second = (int)(key / Years % Second.Length), age = (int)(key / Years / Second.Length % Ages.Length);
        long group = key / Years / Second.Length / Ages.Length;
        int sex = (int)(group % Sexes.Length);
        string area = Areas[(int)(group / Sexes.Length % Areas.Length)];
        long source = (group / Sexes.Length / Areas.Length * 7) + (area[0] * 31) + area[1];
        double value = Math.Exp(random.NextDouble() * 9) / 3;
        string text = random.Next(50) == 0 ? "" : value.ToString("0.###", CultureInfo.InvariantCulture);
        line.Append('"').Append(bad == 0 ? "ZZZ" : area).Append("\",\"BA:").Append(source).Append("\",")
            .Append(bad == 3 ? "" : "\"UNE_TUNE_SEX_AGE_EDU_NB\"").Append(",\"").Append(Sexes[sex]).Append("\",\"").Append(Ages[age]).Append("\",\"").Append(Second[second]).Append("\",")
            .Append(bad == 2 ? "20x4" : (2024 - year).ToString(CultureInfo.InvariantCulture)).Append(',').Append(bad == 1 ? "n/a" : text).Append(',')
            .Append(text.Length == 0 ? "\"U\"" : Statuses[random.Next(Statuses.Length)]).Append(',').Append(Notes[random.Next(Notes.Length)])
            .Append(",\"T2:").Append(age + 90).Append("\",\"").Append(SourceNotes[(int)(source % SourceNotes.Length)]).Append("\"\n");
        return line.ToString();
    }
}
