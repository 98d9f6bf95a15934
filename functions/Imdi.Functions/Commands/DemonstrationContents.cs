using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Commands;

/// <summary>What the demonstration's proposals say. All of it is invented; organisations are named as demonstration, and no person is named.</summary>
internal static class DemonstrationContents
{
    public const string Agency = "demonstration-agency", Fund = "demonstration-development-fund";

    public static ProposalContent DomesticWorkers(DateOnly starts) => new Sketch("Domestic workers count what recruitment costs", "DW-COST", PaperComponent.III, "ethical-recruitment", "KEN", "SAU", starts, 12)
    {
        Applicant = (ApplicantType.CivilSociety, "Demonstration alliance of domestic workers"), Executing = Agency, Local = ("Demonstration county labour office", PartnerSector.Public),
        Summary = "Returned domestic workers interview those who are about to leave, and publish what each paid, to whom and for what, so that agencies that charge nothing become known.",
        Problem = "Workers pay up to eleven months of wages for jobs whose recruitment the employer has paid already.", Objective = "Workers leave without a debt for their recruitment.",
        Beneficiaries = new("Domestic workers before they leave, and their families", 2_600, 150, null), Benefits = ("Less debt, and remittances that reach the family.", "Workers who need not change employers to pay a debt.", "No fee and no debt for getting the job."),
        Plan = "Demonstration plan for decent work, chapter 4", Outcome = "Workers pay less for their recruitment", Output = "Fees are counted and published every quarter",
        Measures = ("Median fee paid by a worker", "USD", 870, 300, "Workers interviewed", "people", 0, 1_200),
        Code = "USD", Lines = [(BudgetCategory.Personnel, "Two coordinators", 68_000), (BudgetCategory.Training, "Interviewers' training", 42_000), (BudgetCategory.MonitoringEvaluation, "Survey and evaluation", 59_000), (BudgetCategory.Indirect, "Administration", 11_000)],
        Risk = ("Agencies keep workers from answering", "Interviews take place at the training centres and by telephone"), Sustainability = "The county labour office goes on with the survey from its own budget.", Sector = "16070",
    }.Content;

    public static ProposalContent WelderApp(DateOnly starts) => new Sketch("An app that matches welders with employers abroad", "WELD-IN", PaperComponent.I, "job-matching", "BGD", "MYS", starts, 18)
    {
        Applicant = (ApplicantType.Private, "Demonstration job platform"), Executing = Fund, Local = ("Demonstration chamber of crafts", PartnerSector.Private),
        Summary = "Employers pay for access to the profiles of certified welders; workers pay a fee for being shown first.",
        Problem = "Employers do not find welders whose certificates they can trust.", Objective = "More certified welders find work abroad.",
        Beneficiaries = new("Certified welders", null, null, 3_000), Benefits = ("More jobs abroad.", "Certified workers in less time.", "More offers to choose from."),
        Plan = null, Outcome = "Certified welders find jobs abroad", Output = "The app is in use", Measures = ("Contracts signed", "contracts", 0, 900, "Profiles shown", "profiles", 0, 3_000),
        Code = "EUR", Lines = [(BudgetCategory.Consultants, "Software", 210_000), (BudgetCategory.Communication, "Advertisements", 55_000)],
        Risk = ("Few employers subscribe", "Free access in the first half year"), Sustainability = "Subscriptions pay for it.", Sector = "16020", WorkersPayNoFees = false,
    }.Content;

    public static ProposalContent Training(DateOnly starts) => new Sketch("Pre-departure training that ends with a contract in one's own language", "READY", PaperComponent.I, "pre-departure-training", "PHL", "QAT", starts, 24)
    {
        Applicant = (ApplicantType.Government, "Demonstration office of workers' welfare"), Executing = Agency, Local = ("Demonstration hospitality school", PartnerSector.Private), Window = FundingWindow.AdHoc,
        Summary = "Three weeks of language, rights at work, money and health before departure; the contract is read together, line by line, in the worker's own language before it is signed.",
        Problem = "Two in three workers first see their contract's terms after arrival.", Objective = "Workers arrive with the job, the wage and the hours that they signed.",
        Beneficiaries = new("Workers in hotels, care and building", 2_100, 2_400, null), Benefits = ("Fewer broken contracts and early returns.", "Workers who are ready on the first day.", "The wage that was promised."),
        Plan = "Demonstration development plan, chapter 12", Outcome = "Workers work under the contract that they signed", Output = "A three-week course in six cities",
        Measures = ("Workers whose first wage equals their contract's", "%", 61, 90, "Workers trained", "people", 0, 4_500),
        Code = "USD", Lines = [(BudgetCategory.Personnel, "Trainers", 150_000), (BudgetCategory.Training, "Courses", 140_000), (BudgetCategory.MonitoringEvaluation, "Follow-up after six months", 50_000), (BudgetCategory.Indirect, "Administration", 20_000)],
        Risk = ("Departures are put off", "Courses run every month, and certificates stay valid for a year"), Sustainability = "The welfare office takes the course into its regular programme.", Sector = "15190",
    }.Content;

    public static ProposalContent Nurses(DateOnly starts) => new Sketch("Nurses' skills recognised before they leave", "NURSE-REC", PaperComponent.II, "sensitive-sectors", "IND", "DEU", starts, 24)
    {
        Applicant = (ApplicantType.Government, "Demonstration nursing council"), Executing = Fund, Local = ("Demonstration university of nursing", PartnerSector.Public),
        Summary = "Diplomas are compared and gaps are taught at home, with the clinics that will employ the nurses; as many nurses are trained for hospitals at home as leave.",
        Problem = "Trained nurses work for two years as helpers until their diploma is recognised.", Objective = "Nurses work as nurses from their first day, and wards at home are not emptied.",
        Beneficiaries = new("Nurses", 640, 160, null), Benefits = ("One nurse trained for home for each who leaves.", "Nurses in full practice at once.", "A nurse's wage from the first month."),
        Plan = "Demonstration plan for the health workforce, section 3", Outcome = "Nurses practise their profession on arrival", Output = "Adaptation courses at home",
        Measures = ("Nurses recognised within three months", "%", 8, 75, "Nurses who finish the course", "people", 0, 800),
        Code = "EUR", Lines = [(BudgetCategory.Training, "Adaptation courses", 190_000), (BudgetCategory.Consultants, "Comparison of curricula", 45_000), (BudgetCategory.SubGrants, "Places for nurses who stay", 85_000), (BudgetCategory.Indirect, "Administration", 16_000)],
        Risk = ("The authority changes its list of requirements", "It sits in the steering group"), Sustainability = "Clinics pay for the courses from the third year.", Sector = "11330",
    }.Content;

    public static ProposalContent Return(DateOnly starts) => new Sketch("Return with a plan: a workshop's start instead of a ticket", "RETOUR", PaperComponent.II, "return-reintegration", "SEN", "ESP", starts, 24)
    {
        Applicant = (ApplicantType.CivilSociety, "Demonstration association of returned migrants"), Executing = Agency, Local = ("Demonstration savings bank", PartnerSector.Private),
        Summary = "People who decide to return write their plan before they travel, with a mentor at home, and find their tools and their first customers there.",
        Problem = "Help on return ends at the airport, and half of those who came back leave again within two years.", Objective = "People who return live from their own work.",
        Beneficiaries = new("People who return by their own decision", 220, 380, null), Benefits = ("New workshops in regions that people left.", "Returns that last.", "A living of one's own."),
        Plan = "Demonstration plan for local development, axis 2", Outcome = "Businesses of returned people last", Output = "Mentors accompany each plan",
        Measures = ("Businesses that live after 18 months", "%", 35, 70, "Plans accompanied", "plans", 0, 600),
        Code = "EUR", Lines = [(BudgetCategory.SubGrants, "First equipment", 240_000), (BudgetCategory.Personnel, "Mentors", 96_000), (BudgetCategory.Indirect, "Administration", 20_000)],
        Risk = ("Too many open the same trade", "The mentors know the local market"), Sustainability = "The savings bank lends on from what is paid back.", Sector = "24050",
    }.Content;

    public static ProposalContent PostOffices(DateOnly starts) => new Sketch("Cheaper transfers to villages through post offices", "POSTE", PaperComponent.II, "remittances", "COM", "FRA", starts, 18)
    {
        Applicant = (ApplicantType.Government, "Demonstration post"), Executing = Fund, Local = ("Demonstration savings cooperative", PartnerSector.Private),
        Summary = "Eighty post offices pay out transfers that arrive by telephone, and open an account with whoever wants to keep a part of it.",
        Problem = "Sending 200 euros to the islands costs 19 euros, and the last 40 kilometres cost a day.", Objective = "A transfer costs less than 3 % and can be collected in the village.",
        Beneficiaries = new("Families who receive transfers", 31_000, 24_000, null), Benefits = ("Savings that stay in the region.", "Transfers that can be followed.", "More of each transfer arrives."),
        Plan = "Demonstration strategy for financial inclusion, measure 9", Outcome = "Transfers cost less", Output = "Post offices pay out",
        Measures = ("Average cost of sending 200 EUR", "%", 9.5m, 3, "Post offices that pay out", "offices", 6, 80),
        Code = "EUR", Lines = [(BudgetCategory.Equipment, "Terminals", 120_000), (BudgetCategory.Training, "Clerks' training", 48_000), (BudgetCategory.Consultants, "Connection to the payment system", 62_000), (BudgetCategory.Contingency, "Reserve", 9_000)],
        Risk = ("The network fails", "Payments are kept and settled later"), Sustainability = "Fees of less than 1 % carry the service.", Sector = "24050",
    }.Content;

    public static ProposalContent FeeSurvey(DateOnly starts) => new Sketch("A first survey of what seasonal workers pay for their jobs", null, PaperComponent.III, "evaluation-tools", "TUN", "ITA", starts, 6)
    {
        Applicant = (ApplicantType.CivilSociety, "Demonstration union of farm workers"), Executing = Agency, Local = ("Demonstration statistical office", PartnerSector.Public),
        Summary = "Four hundred interviews after the harvest by the method for indicator 10.7.1, so that a larger project can be planned on figures.",
        Problem = "Nobody knows what seasonal workers pay for their recruitment.", Objective = "What they pay is known.",
        Beneficiaries = new("Seasonal workers", null, null, 400), Benefits = ("Figures for its own policy.", "Knowledge of its labour market's intermediaries.", "Somebody asks them."),
        Plan = null, Outcome = "Recruitment costs are known", Output = "A published survey", Measures = ("Figures that the statistical office publishes", "tables", 0, 6, "Interviews", "people", 0, 400),
        Code = "EUR", Lines = [(BudgetCategory.MonitoringEvaluation, "Survey", 31_000), (BudgetCategory.Travel, "Travel of the interviewers", 6_500), (BudgetCategory.Indirect, "Administration", 2_500)],
        Risk = ("Workers fear to answer", "Interviews take place after their return"), Sustainability = "The statistical office repeats the survey every two years.", Sector = "13096",
    }.Content;

    public static ProposalContent SkillsPassport(DateOnly starts) => new Sketch("A skills passport for building workers", "SKILLS", PaperComponent.I, "capacity-policy-data", "NPL", "QAT", starts, 24)
    {
        Applicant = (ApplicantType.Government, "Demonstration board of technical education"), Executing = Agency, Local = ("Demonstration builders' association", PartnerSector.Private),
        Summary = "What workers learn on the building site abroad is tested there and certified at home, so that they return as what they have become.",
        Problem = "Workers leave unskilled on paper and return unskilled on paper, whatever they have learnt.", Objective = "Skills learnt abroad are paid, there and at home.",
        Beneficiaries = new("Building workers", 200, 3_800, null), Benefits = ("Certified builders for its own building sites.", "Wages that follow tested skill.", "A certificate that raises the wage."),
        Plan = "Demonstration employment strategy, pillar 3", Outcome = "Certificates raise wages", Output = "Tests on the building site",
        Measures = ("Wage increase after certification", "%", 0, 15, "Workers tested", "people", 0, 4_000),
        Code = "CHF", Lines = [(BudgetCategory.Training, "Assessors", 130_000), (BudgetCategory.Equipment, "Test benches", 85_000), (BudgetCategory.Personnel, "Coordination", 110_000), (BudgetCategory.Indirect, "Administration", 22_000)],
        Risk = ("Employers give no time for the test", "It takes two hours and is held on the site"), Sustainability = "Employers pay a fee for each test from the third year.", Sector = "11330",
    }.Content;

    /// <summary>What differs from one to another; the rest follows from it.</summary>
    private sealed record Sketch(string Title, string? Acronym, PaperComponent Component, string Kind, string Origin, string Destination, DateOnly Starts, int Months)
    {
        public FundingWindow Window { get; init; } = FundingWindow.Core;

        public required (ApplicantType Type, string Name) Applicant { get; init; }

        public required string Executing { get; init; }

        public required (string Name, PartnerSector Sector) Local { get; init; }

        public required string Summary { get; init; }

        public required string Problem { get; init; }

        public required string Objective { get; init; }

        public required Beneficiaries Beneficiaries { get; init; }

        public required (string Origin, string Destination, string Migrant) Benefits { get; init; }

        public required string? Plan { get; init; }

        public required string Outcome { get; init; }

        public required string Output { get; init; }

        public required (string Text, string Unit, decimal Baseline, decimal Target, string OutputText, string OutputUnit, decimal OutputBaseline, decimal OutputTarget) Measures { get; init; }

        public required string Code { get; init; }

        public required IReadOnlyList<(BudgetCategory Category, string Text, decimal Amount)> Lines { get; init; }

        public required (string Text, string Mitigation) Risk { get; init; }

        public required string Sustainability { get; init; }

        public required string Sector { get; init; }

        public bool WorkersPayNoFees { get; init; } = true;

        private DateOnly Ends => Starts.AddMonths(Months).AddDays(-1);

        private string AgencyName => Executing == Agency ? "Demonstration agency" : "Demonstration development fund";

        public ProposalContent Content => new()
        {
            Identification = new(Title, Acronym, Component, Window, [new(CountryCode.Parse(Origin), CountryRole.Origin), new(CountryCode.Parse(Destination), CountryRole.Destination)], [Kind], Summary, Starts, Months),
            Applicant = new(Applicant.Type, Applicant.Name, null, CountryCode.Parse(Origin), null, null, null),
            Partners = new([new(AgencyName, Executing, null)], [new(Local.Name, Local.Sector, CountryCode.Parse(Origin), "Rooms, staff and knowledge of the place")]),
            Purpose = new(Problem, Objective, Beneficiaries, Benefits.Origin, Benefits.Destination, Benefits.Migrant),
            Alignment = new("It carries out what the country has planned for work and migration.", Plan, Plan is null ? "The plan in force says nothing of it yet." : null),
            Logframe = new(Objective,
            [
                new(Outcome, [new("1.1", Measures.Text, Measures.Unit, Measures.Baseline, Starts.Year - 1, Measures.Target, Ends, "Survey at the start and at the end", null)],
                    [new(Output, [new("1.1.1", Measures.OutputText, Measures.OutputUnit, Measures.OutputBaseline, Starts.Year - 1, Measures.OutputTarget, Ends, "The project's own lists", null)], ["Prepare", "Carry out", "Evaluate"])]),
            ]),
            WorkPlan = [new("Prepare and train", AgencyName, Starts, Starts.AddMonths(Months / 3)), new("Carry out and evaluate", Local.Name, Starts.AddMonths(Months / 3), Ends)],
            Budget = new(Currency.Parse(Code), [.. Lines.Select(line => new BudgetLine(line.Category, line.Text, 1, Money.Round(line.Amount, Currency.Parse(Code))))], [], null, null),
            Risks = [new(Risk.Text, Level.Medium, Level.High, Risk.Mitigation)],
            Safeguards = new("Whoever takes part can leave at any time without loss.", "Names are kept apart from answers and erased after two years.", WorkersPayNoFees, "An independent adviser reads the plan before it starts and after a year."),
            Sustainability = Sustainability,
            Sectors = [new(Sector, 100)],
        };
    }
}
