using System.Globalization;
using System.Text;
using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>
/// The tables of docs/datasets follow the declarations. What stands above the line "<!-- declared -->" is written by hand; IMDI_REWRITE=1 writes
/// the rest anew.
/// </summary>
public sealed class DocumentationTests
{
    private const string Mark = "<!-- declared: written from the code by DocumentationTests -->\n";

    public static TheoryData<string> Kinds => [.. DatasetKinds.All.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_is_documented_as_it_is_declared(string id)
    {
        var kind = DatasetKinds.Find(id)!;

        Compare(kind.DocumentationPage, Declaration(kind));
    }

    [Fact]
    public void Each_finding_is_documented_with_its_rule()
    {
        var text = new StringBuilder("| code | effect | rule | example | cure |\n|---|---|---|---|---|\n");
        foreach (var code in FindingCodes.All.OrderBy(code => code.Code, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| `{code.Code}` | {(code.Severity == Severity.Error ? "refuses the row" : "keeps the row")} | {code.Rule} | {code.Example} | {code.Cure} |\n");

        Compare("docs/datasets/findings.md", text.ToString());
    }

    [Fact]
    public void Every_finding_is_listed_and_no_two_share_a_code()
    {
        var declared = typeof(FindingCodes).GetFields().Where(field => field.FieldType == typeof(FindingCode)).Select(field => (FindingCode)field.GetValue(null)!).ToHashSet();

        Assert.Equal(declared, FindingCodes.All.ToHashSet());
        Assert.Equal(FindingCodes.All.Count, FindingCodes.All.Select(code => code.Code).Distinct().Count());
        Assert.All(FindingCodes.All, code => Assert.True(code.Example.Length > 0 && code.Cure.EndsWith('.'), code.Code));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_columns_that_other_rooms_read_are_the_declared_ones(string id)
    {
        var own = id switch
        {
            KindNames.CorridorAverages => typeof(KindNames.Average),
            KindNames.RemittanceFlows => typeof(KindNames.Flow),
            KindNames.RemittanceQuotes => typeof(KindNames.Quote),
            _ => null,
        };
        var declared = DatasetKinds.Find(id)!.Columns.Select(column => column.Name).ToList();

        if (own is not null) Assert.Equal(Names(own).Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
        else Assert.Subset(Names(typeof(KindNames.Dimension)).ToHashSet(), declared.ToHashSet());
        static IEnumerable<string> Names(Type names) => names.GetFields().Select(field => (string)field.GetRawConstantValue()!);
    }

    private static string Declaration(DatasetKind kind)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Kind `{kind.Id}` · expected every {kind.Frequency.ToString().ToLowerInvariant()} · licence {kind.Licence} unless the source states its own · key: {string.Join(", ", kind.Key.Select(name => $"`{name}`"))}\n\n");
        text.Append("| column | type | required | what it says | unit, bounds, codes | example |\n|---|---|---|---|---|---|\n");
        foreach (var column in kind.Columns)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| `{column.Name}` | {TypeOf(column.Type)} | {(column.Required ? "yes" : "")} | {column.Description} | {Bounds(column)} | {(column.Example.Length > 0 ? $"`{column.Example}`" : "")} |\n");
        }

        if (kind.CrossChecks.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\nChecks across cells and rows ([findings](findings.md)): {string.Join(", ", kind.CrossChecks.Select(code => $"`{code.Code}`"))}; in every kind `duplicate-key`, and against what is published `vanished` and, of figures by period, `jump`.\n");
        text.Append(CultureInfo.InvariantCulture, $"\nTemplate:\n\n```csv\n{WriteTemplate.For(kind).Replace("\r\n", "\n", StringComparison.Ordinal)}{A.Row(kind)}```\n");
        return text.ToString();
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Country => "country", ColumnType.Currency => "currency", ColumnType.Quarter => "quarter", ColumnType.Year => "year", ColumnType.Date => "ISO date",
        ColumnType.Decimal => "decimal", ColumnType.Flag => "yes or no", ColumnType.Code or ColumnType.Status => "code", ColumnType.Codes => "codes joined by `;`",
        ColumnType.Period => "period", ColumnType.Area => "area", ColumnType.Occupation => "ISCO-08", ColumnType.Industry => "ISIC Rev. 4", ColumnType.Education => "ISCED 2011",
        ColumnType.Language => "BCP 47", ColumnType.Sex => "sex", ColumnType.AgeGroup => "age group", _ => "text",
    };

    private static string Bounds(Column column) => column switch
    {
        { Type: ColumnType.Decimal } => string.Create(CultureInfo.InvariantCulture, $"{column.Unit}; {(column.AboveMinimum ? "above" : "from")} {column.Minimum:0} to {column.Maximum:0}"),
        { Codes.Count: > 0 } => string.Join(", ", column.Codes.Select(code => $"`{code}`")),
        { Type: ColumnType.Text } => string.Create(CultureInfo.InvariantCulture, $"at most {column.MaximumLength} characters"),
        _ => "",
    };

    private static void Compare(string page, string declared)
    {
        string path = Path.Combine(Root(), page.Replace('/', Path.DirectorySeparatorChar));
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        int at = text.IndexOf(Mark, StringComparison.Ordinal);
        Assert.True(at > 0, $"{page} has no line \"{Mark.TrimEnd()}\".");
        string right = text[..(at + Mark.Length)] + declared;
        if (Environment.GetEnvironmentVariable("IMDI_REWRITE") == "1") File.WriteAllText(path, right);
        else Assert.Equal(right, text);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Imdi.Functions.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The repository is not above the tests.");
    }
}
