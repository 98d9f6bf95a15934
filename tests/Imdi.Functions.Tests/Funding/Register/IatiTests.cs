using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Functions.Tests.Shared;

namespace Imdi.Functions.Tests.Funding;

/// <summary>What is written validates against the published schemas and keeps the rules that they cannot say.</summary>
public sealed class IatiTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    private static readonly IatiOptions Reporter = new();

    [RealFact]
    public async Task A_project_of_every_stage_and_every_window_is_valid()
    {
        var book = RegisterData.Book(RegisterData.EveryStage);
        string xml = await ActivitiesAsync(book);

        Assert.Empty(Errors(xml, "iati-activities-schema.xsd"));
        var activities = XDocument.Parse(xml).Root!.Elements("iati-activity").ToList();
        Assert.Equal(book.Projects.Count + 2, activities.Count);
        Assert.Empty(activities.SelectMany(activity => CheckActivity.Of(activity, Today)));
        Assert.Equal(activities.Count, activities.Select(activity => activity.Element("iati-identifier")!.Value).Distinct().Count());
    }

    [RealFact]
    public async Task Each_stage_alone_is_valid_with_its_status()
    {
        foreach (var (stage, status) in new[] { (ProposalStage.WithPanel, "1"), (ProposalStage.Returned, "1"), (ProposalStage.Approved, "1"), (ProposalStage.UnderWay, "2"), (ProposalStage.Completed, "4"), (ProposalStage.Rejected, "5"), (ProposalStage.Withdrawn, "5") })
        {
            string xml = await ActivitiesAsync(RegisterData.Book([RegisterData.Proposal(1, stage)], []));

            Assert.Empty(Errors(xml, "iati-activities-schema.xsd"));
            Assert.Equal(status, (string?)XDocument.Parse(xml).Root!.Element("iati-activity")!.Element("activity-status")!.Attribute("code"));
        }
    }

    [RealFact]
    public async Task An_empty_register_and_the_organisation_are_valid()
    {
        using var organisation = new MemoryStream();
        await WriteIati.OrganisationAsync(organisation, RegisterData.Book(RegisterData.EveryStage), Reporter, CancellationToken.None);
        string xml = System.Text.Encoding.UTF8.GetString(organisation.ToArray());

        // The schema wants at least one activity; a file without any says so only by being empty.
        Assert.Single(Errors(await ActivitiesAsync(RegisterBook.Empty), "iati-activities-schema.xsd"));
        Assert.Empty(Errors(xml, "iati-organisations-schema.xsd"));
        Assert.Equal("5989.99", XDocument.Parse(xml).Descendants("total-expenditure").Single().Element("value")!.Value);
    }

    [RealFact]
    public void The_published_sample_validates_and_an_element_out_of_order_does_not()
    {
        string sample = File.ReadAllText(RealFiles.Of("iati-sample-valid.xml"));
        var document = XDocument.Parse(sample);
        var activity = document.Root!.Element("iati-activity")!;
        bool sampleIsWell = CheckActivity.Of(activity, new DateOnly(2026, 12, 31)).Count == 0;
        var title = activity.Element("title")!;
        title.Remove();
        activity.Element("sector")!.AddAfterSelf(title);

        Assert.Empty(Errors(sample, "iati-activities-schema.xsd"));
        Assert.True(sampleIsWell);
        Assert.NotEmpty(Errors(document.ToString(), "iati-activities-schema.xsd"));
        Assert.Contains(CheckActivity.Of(activity, Today), finding => finding is { Record: "XM-DAC-IMDI-2026-0001", At: "title", Rule: "element-out-of-order" });
    }

    [Theory]
    [InlineData("percentages", "recipient")]
    [InlineData("percentages", "sector")]
    [InlineData("sector-level", "sector")]
    [InlineData("actual-date-in-future", "activity-date")]
    [InlineData("transaction-in-future", "transaction-date")]
    [InlineData("budget-period", "budget")]
    [InlineData("identifier-prefix", "iati-identifier")]
    [InlineData("element-missing", "participating-org")]
    public void A_rule_that_is_broken_names_the_record_and_what_would_be_right(string rule, string at)
    {
        var activity = new IatiActivity(Reporter, RegisterData.Book([RegisterData.UnderWay]), null).Of(RegisterData.Book([RegisterData.UnderWay]).Projects[0]);
        Break(activity, rule, at);

        var finding = Assert.Single(CheckActivity.Of(activity, Today), one => one.Rule == rule);

        Assert.EndsWith(RegisterData.UnderWay.Reference, finding.Record, StringComparison.Ordinal);
        Assert.Equal(at, finding.At);
        Assert.NotEmpty(finding.Problem);
    }

    [Fact]
    public void What_is_wrong_with_a_window_is_found_too()
    {
        var late = RegisterData.Movements[2] with { On = Today.AddDays(1) };

        var finding = Assert.Single(IatiFunctions.FindingsOf(RegisterData.Book([], [RegisterData.Movements[1], late]), Reporter, Today));

        Assert.Equal(("XM-DAC-IMDI-WINDOW-CORE", "transaction-in-future"), (finding.Record, finding.Rule));
    }

    [Fact]
    public async Task The_same_register_gives_the_same_bytes_and_each_transaction_keeps_its_id()
    {
        var book = RegisterData.Book(RegisterData.EveryStage);
        string xml = await ActivitiesAsync(book);

        Assert.Equal(xml, await ActivitiesAsync(book));
        var transactions = XDocument.Parse(xml).Descendants("transaction").ToDictionary(one => (string)one.Attribute("ref")!, one => ((string)one.Element("transaction-type")!.Attribute("code")!, one.Element("value")!.Value));
        Assert.Equal(
            [("promise-3", ("13", "100000.00")), ("promise-4", ("11", "80000.00")), ("hash-1", ("1", "50000.00")), ("hash-4", ("2", "20500.01")), ("hash-5", ("3", "6000.00")), ("hash-7", ("3", "-6000.00"))],
            new[] { "promise-3", "promise-4", "hash-1", "hash-4", "hash-5", "hash-7" }.Select(id => (id, transactions[id])));
        Assert.Equal(RegisterData.Movements.Count(one => one.Kind != MovementKind.Expenditure), transactions.Count);
    }

    [Fact]
    public async Task What_an_applicant_typed_is_text_of_the_file_and_never_markup()
    {
        const string typed = "</narrative><script a=\"1\">&amp; ]]> 'nurses'";
        var content = RegisterData.UnderWay.Content;

        var written = XDocument.Parse(await ActivitiesAsync(RegisterData.Book([RegisterData.UnderWay with { Content = content with { Identification = content.Identification with { Title = typed } } }])));

        Assert.Contains(typed, written.Descendants("title").Select(title => title.Element("narrative")!.Value));
        Assert.Empty(written.Descendants("script"));
    }

    [Fact]
    public void Seed_money_counts_to_orderly_migration()
    {
        var book = RegisterData.Book([RegisterData.UnderWay with { Content = RegisterData.UnderWay.Content with { Sectors = [] } }]);
        var activity = new IatiActivity(Reporter, book, null).Of(book.Projects[0]);

        Assert.Equal([("15190", "100")], activity.Elements("sector").Select(sector => ((string)sector.Attribute("code")!, (string)sector.Attribute("percentage")!)));
        Assert.Empty(CheckActivity.Of(activity, Today));
    }

    private static void Break(XElement activity, string rule, string at)
    {
        switch (rule, at)
        {
            case ("percentages", "recipient"): activity.Element("recipient-country")!.SetAttributeValue("percentage", "49"); break;
            case ("percentages", "sector"): activity.Element("sector")!.SetAttributeValue("percentage", "66"); break;
            case ("sector-level", _): activity.Elements("sector").Remove(); break;
            case ("actual-date-in-future", _): activity.Elements("activity-date").First(one => (string)one.Attribute("type")! == "2").SetAttributeValue("iso-date", "2030-01-01"); break;
            case ("transaction-in-future", _): activity.Element("transaction")!.Element("transaction-date")!.SetAttributeValue("iso-date", "2030-01-01"); break;
            case ("budget-period", _): activity.Element("budget")!.Element("period-end")!.SetAttributeValue("iso-date", "2028-01-01"); break;
            case ("identifier-prefix", _): activity.Element("iati-identifier")!.Value = $"XX-{RegisterData.UnderWay.Reference}"; break;
            default: activity.Elements("participating-org").Remove(); break;
        }
    }

    private static async Task<string> ActivitiesAsync(RegisterBook book)
    {
        using var stream = new MemoryStream();
        await WriteIati.ActivitiesAsync(stream, book, Reporter, "https://imdi.example", CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<string> Errors(string xml, string schema)
    {
        List<string> errors = [];
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, RealFiles.Of(Path.Combine("iati-2.03", schema)));
        XDocument.Parse(xml).Validate(schemas, (_, error) => errors.Add(error.Message));
        return errors;
    }
}
