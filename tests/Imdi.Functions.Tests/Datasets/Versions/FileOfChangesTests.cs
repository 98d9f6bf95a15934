using System.Text;
using CsCheck;
using Imdi.Functions.Datasets;
using static Imdi.Functions.Datasets.KindNames;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>SDMX-CSV with ACTION M, R and D on what is published: the same as carrying the rows out one after another on a dictionary.</summary>
public sealed class FileOfChangesTests
{
    private const string Header = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,COMMENT_OBS\n";

    private static readonly DatasetKind Kind = DatasetKinds.Find(Population)!;

    private static readonly Gen<Step> Whole = Gen.Select(Gen.OneOf("M", "R", "I", "A"), Gen.OneOf("NPL", "IND"), Gen.OneOf("F", "M"), Gen.OneOf("T", "Y15-24"), Gen.OneOf("2020", "2021", "2020Q1"), Gen.OneOf("", "NaN", "1", "2.5", "0"), Gen.OneOf("", "E", "U"), Gen.OneOf("", "n1", "n2"))
        .Select((action, area, sex, age, period, value, status, note) => new Step(action, "", area, sex, age, period, value, status, note));

    private static readonly Gen<Step> Deletion = Gen.Select(Gen.OneOf("", "", "A", "Q"), Gen.OneOf("", "NPL", "IND"), Gen.OneOf("", "F", "M"), Gen.OneOf("", "T", "Y15-24"), Gen.OneOf("", "2020", "2021"), Gen.OneOf("", "", "", "-"), Gen.OneOf("", "", "", "-"), Gen.OneOf("", "", "", "-"))
        .Select((frequency, area, sex, age, period, value, status, note) => new Step("D", frequency, area, sex, age, period, value, status, note));

    private static readonly Gen<Step[]> Files = Gen.Frequency((3, Whole), (1, Deletion)).Array[0, 16].Select(steps => steps.Where((step, at) => step.Action == "D" || Array.FindIndex(steps, other => other.Action != "D" && other.Key == step.Key) == at).ToArray());

    [Fact]
    public void Steps_come_to_what_they_come_to_one_after_another() => Gen.Select(Files, Files).Sample((before, steps) =>
    {
        var published = Naive([], before.Where(step => step.Action != "D"));
        Step[] all = [.. steps, new("M", "", "FRA", "F", "T", "2020", "7", "", "")];
        using var data = TemporaryFile.Create();
        Run(Header + string.Concat(before.Where(step => step.Action != "D").Select(step => step with { Action = "I" }).Append(new Step("I", "", "DEU", "F", "T", "2020", "7", "", ""))), null, data.Path);
        published["DEU|F|T|2020"] = ("7", null, null);
        using var result = TemporaryFile.Create();

        var file = Run(Header + string.Concat<Step>(all), data.Path, result.Path);

        var right = Naive(published.ToDictionary(), all);
        Assert.Equal(Lines(right).Order(StringComparer.Ordinal), Rows(result.Path).Order(StringComparer.Ordinal));
        Assert.Equal(
            new AppliedChanges("base", right.Keys.Count(key => !published.ContainsKey(key)), right.Count(row => published.TryGetValue(row.Key, out var was) && was != row.Value), published.Keys.Count(key => !right.ContainsKey(key))),
            file.Changes);
        Assert.Equal(right.Count, file.Good);
    }, iter: 60);

    [Fact]
    public void Many_parts_keep_the_order_and_give_the_same_bytes_each_time()
    {
        var kind = DatasetKinds.Find(CountryIndicators)!;
        const string header = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\n";
        string Rows(int from, int count, string action, int value) => string.Concat(Enumerable.Range(from, count).Select(at => $"dataflow,X:Y(1.0),{action},NPL,I.{at / 30},{1990 + (at % 30)},{(action == "D" ? "" : value + at)}\n"));
        using var data = TemporaryFile.Create();
        using var once = TemporaryFile.Create();
        using var again = TemporaryFile.Create();
        Run(header + Rows(0, 60_000, "I", 1), null, data.Path, kind);
        string changes = header + Rows(0, 2_500, "D", 0) + Rows(30_000, 2_500, "R", 2) + Rows(59_000, 2_500, "M", 3);

        var file = Run(changes, data.Path, once.Path, kind);
        Run(changes, data.Path, again.Path, kind);

        Assert.Equal(new AppliedChanges("base", 1_500, 3_500, 2_500), file.Changes);
        using var rows = new ReadRows(once.Path);
        Assert.Equal(
            Enumerable.Range(2_500, 59_000).Select(at => $"I.{at / 30}|{1990 + (at % 30)}|{at + (at >= 59_000 ? 3 : at is >= 30_000 and < 32_500 ? 2 : 1)}"),
            rows.Scan([.. ((string[])[Dimension.Indicator, Dimension.Period, Dimension.Value]).Select(name => kind.Columns[kind.IndexOf(name)])], []).Select(row => string.Join('|', row.Cells.Select(CellText.Of))));
        Assert.Equal(File.ReadAllBytes(once.Path), File.ReadAllBytes(again.Path));
    }

    [Fact]
    public void One_error_anywhere_and_nothing_is_applied()
    {
        using var data = TemporaryFile.Create();
        using var result = TemporaryFile.Create();
        Run(Header + new Step("I", "", "NPL", "F", "T", "2020", "1", "", ""), null, data.Path);

        foreach (var wrong in (Step[])[new("D", "", "ZZZ", "", "", "", "", "", ""), new("M", "", "NPL", "F", "T", "2021", "many", "", ""), new("Z", "", "NPL", "F", "T", "2021", "1", "", ""), new("M", "", "NPL", "F", "T", "2019", "1", "", "")])
        {
            var file = Run(Header + new Step("M", "", "NPL", "F", "T", "2019", "1", "", "") + wrong, data.Path, result.Path);

            Assert.Equal((0L, 1L), (file.Good, file.Reading.Findings.Errors));
            Assert.Empty(Rows(result.Path));
        }
    }

    private static Dictionary<string, (string? Value, string? Status, string? Note)> Naive(Dictionary<string, (string? Value, string? Status, string? Note)> rows, IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step.Action == "D") Delete(rows, step);
            else rows[step.Key] = step.Action == "R" || !rows.TryGetValue(step.Key, out var was) ? step.Given : step.Onto(was);
        }

        return rows;
    }

    private static void Delete(Dictionary<string, (string? Value, string? Status, string? Note)> rows, Step step)
    {
        foreach (string key in rows.Keys.Where(step.Names).ToList())
        {
            if (step is { Value: "", Status: "", Note: "" })
            {
                rows.Remove(key);
                continue;
            }

            var (value, status, note) = rows[key];
            if (step.Value.Length > 0) value = null;
            rows[key] = (value, value is null ? "missing" : step.Status.Length > 0 ? null : status, step.Note.Length > 0 ? null : note);
        }
    }

    private static IEnumerable<string> Lines(Dictionary<string, (string? Value, string? Status, string? Note)> rows) => rows.Select(row => $"{row.Key}|{row.Value.Value}|{row.Value.Status}|{row.Value.Note}");

    private static IEnumerable<string> Rows(string path)
    {
        using var rows = new ReadRows(path);
        string[] names = [Dimension.Area, Dimension.Sex, Dimension.Age, Dimension.Period, Dimension.Value, Dimension.Status, Dimension.Note];
        return [.. rows.Scan([.. names.Select(name => Kind.Columns[Kind.IndexOf(name)])], []).Select(row => string.Join('|', row.Cells.Select(CellText.Of)))];
    }

    private static CheckedFile Run(string content, string? publishedPath, string resultPath, DatasetKind? kind = null)
    {
        using var file = TemporaryFile.Create();
        File.WriteAllText(file.Path, content, new UTF8Encoding(false));
        using var published = publishedPath is null ? null : PublishedRows.Open(kind ?? Kind, "base", publishedPath);
        return CheckFile.Open<CheckedFile>(file.Path, kind ?? Kind, tables => CheckFile.Run(kind ?? Kind, WorldBank.Prices, tables, resultPath, new MemoryStream(), (_, _) => { }, CancellationToken.None, published)).Value;
    }

    private sealed record Step(string Action, string Frequency, string Area, string Sex, string Age, string Period, string Value, string Status, string Note)
    {
        public string Key => $"{Area}|{Sex}|{Age}|{Period}";

        /// <summary>As it stands where no row is, or takes one's place.</summary>
        public (string? Value, string? Status, string? Note) Given => Value is "" or "NaN" ? (null, "missing", Text(Note)) : (Value, Text(Status), Text(Note));

        public (string? Value, string? Status, string? Note) Onto((string? Value, string? Status, string? Note) was) => Value switch
        {
            "" => (was.Value, was.Status, Text(Note) ?? was.Note),
            "NaN" => (null, "missing", Text(Note) ?? was.Note),
            _ => (Value, Text(Status) ?? (was.Status == "missing" ? null : was.Status), Text(Note) ?? was.Note),
        };

        public bool Names(string key)
        {
            string[] parts = key.Split('|');
            return Matches(Area, parts[0]) && Matches(Sex, parts[1]) && Matches(Age, parts[2]) && Matches(Period, parts[3]) && Matches(Frequency, parts[3].Contains('Q', StringComparison.Ordinal) ? "Q" : "A");
        }

        public override string ToString() => $"dataflow,X:Y(1.0),{Action},{Frequency},{Area},{Sex},{Age},{Period},{Value},{Status},{Note}\n";

        private static bool Matches(string asked, string has) => asked.Length == 0 || asked == has;

        private static string? Text(string text) => text.Length == 0 ? null : text;
    }
}
