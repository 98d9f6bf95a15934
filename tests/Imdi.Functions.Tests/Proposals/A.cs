using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Proposals;

/// <summary>Test data: a valid thing of each kind, changed as the test says.</summary>
internal static class A
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static readonly CountryCode Nepal = CountryCode.Parse("NPL"), Qatar = CountryCode.Parse("QAT"), Philippines = CountryCode.Parse("PHL");

    public static readonly Currency Dollars = Currency.Parse("USD");

    /// <summary>Submitted, with Nepal and Qatar to endorse and one agency to accept.</summary>
    public static Proposal Proposal(Func<Proposal, Proposal>? change = null)
    {
        string id = Id(1);
        var content = Content();
        var proposal = new Proposal
        {
            Id = id,
            Reference = Reference.Of(id),
            Track = ProposalTrack.Full,
            Stage = ProposalStage.AwaitingEndorsement,
            Language = Language.English,
            SubmittedAt = Now,
            StageSince = Now,
            Content = content,
            Endorsements = [.. content.Countries.Select(country => new Endorsement(country, EndorsementState.Requested, Now) { RequestedAt = Now })],
            Acceptances = [.. content.Partners.Executing.Select((_, agency) => new AgencyAcceptance(agency, AcceptanceState.Requested, Now) { RequestedAt = Now })],
            History = [new ProposalEvent("submitted", Now)],
        };
        return change is null ? proposal : change(proposal);
    }

    /// <summary>The id of the nth submission.</summary>
    public static string Id(int number) => SubmissionId.Of(Now, [0, 0, 0, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number]).ToString();

    /// <summary>In other countries, the first of them the origin's.</summary>
    public static ProposalContent In(this ProposalContent content, params CountryCode[] countries) => content with
    {
        Identification = content.Identification with { Countries = [.. countries.Select((country, index) => new InvolvedCountry(country, index == 0 ? CountryRole.Origin : CountryRole.Destination))] },
    };

    /// <summary>Asks for one amount, under another title.</summary>
    public static ProposalContent Asking(this ProposalContent content, string title, Money amount, int months = 24) => content with
    {
        Identification = content.Identification with { Title = title, Months = months },
        Budget = new(amount.Currency, [new(BudgetCategory.Training, "Courses", 1, amount)], [], null, null),
    };

    public static ProposalContent Content(Func<ProposalContent, ProposalContent>? change = null)
    {
        var content = new ProposalContent
        {
            Identification = new(
                "Training before departure for workers from Nepal", "PDT-NPL", PaperComponent.II, FundingWindow.AdHoc,
                [new(Nepal, CountryRole.Origin), new(Qatar, CountryRole.Destination)], ["pre-departure-training"],
                "Language and skills training, and honest information, for 1,200 workers before they leave.", new DateOnly(2027, 3, 1), 24),
            Applicant = new(ApplicantType.Government, "Ministry of Labour of Nepal", "NPL-MOL", Nepal, "Singha Durbar, Kathmandu", new("Asha Gurung", "asha@example.org", "+977 1 0000000"), null),
            Partners = new([new("International Organization for Migration", "iom", "projects@example.org")], [new("Kathmandu Skills Centre", PartnerSector.Private, Nepal, "Rooms and trainers")]),
            Purpose = new(
                "Workers leave without the language or the facts that they need.", "Workers arrive trained and know their rights.",
                new("Workers who are about to leave", 500, 700, null), "Higher remittances and skills that come home.", "Workers who are ready on the first day.", "Safer work and better wages."),
            Alignment = new("It carries out the plan's chapter on foreign employment.", "Fifteenth Plan, chapter 7.4", null),
            Logframe = new("Labour migration from Nepal is safe and pays.",
            [
                new("Workers know their rights and their work",
                    [new("1.1", "Workers who pass the test", "%", 20, 2025, 80, new DateOnly(2028, 12, 31), "Test records", "Employers release workers for the test")],
                    [new("A course of four weeks", [new("1.1.1", "Workers trained", "people", 0, 2026, 1200, new DateOnly(2028, 12, 31), "Attendance lists", null)], ["Write the course", "Train the trainers", "Hold the courses"])]),
            ]),
            WorkPlan =
            [
                new("Write the course", "IOM", new DateOnly(2027, 3, 1), new DateOnly(2027, 8, 31)),
                new("Hold the courses", "Kathmandu Skills Centre", new DateOnly(2027, 9, 1), new DateOnly(2029, 1, 31)),
            ],
            Budget = new(Dollars,
            [
                new(BudgetCategory.Personnel, "Coordinator", 1, Money.Parse("20000.00 USD")),
                new(BudgetCategory.Training, "Courses of the first year", 1, Money.Parse("60000.00 USD")),
                new(BudgetCategory.Training, "Courses of the second year", 2, Money.Parse("20000.00 USD")),
                new(BudgetCategory.Indirect, "Administration", 1, Money.Parse("7000.00 USD")),
                new(BudgetCategory.Contingency, "Reserve", 2, Money.Parse("5000.00 USD")),
            ], [new("Government of Nepal", Money.Parse("10000.00 USD"), true)], null, null),
            Risks = [new("Visas are suspended", Level.Medium, Level.High, "Courses are also of use at home")],
            Safeguards = new("Nobody is pressed to leave.", "Only what the course needs is kept, for two years.", true, "Checked with the National Human Rights Commission."),
            Sustainability = "The ministry takes the course over in the third year.",
            Sectors = [new("15190", 60), new("11330", 40)],
        };
        return change is null ? content : change(content);
    }
}
