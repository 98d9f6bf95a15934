using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Funding;

/// <summary>Filters against a naive filter, balances and cross-tabs against sums done by hand.</summary>
public sealed class RegisterRuleTests
{
    private static readonly RegisterBook Book = RegisterData.Book(RegisterData.EveryStage);

    public static TheoryData<string> Filters => [.. Naive.Keys];

    private static readonly Dictionary<string, (RegisterQuestion Asked, Func<PublicProject, bool> Fits)> Naive = new()
    {
        ["country"] = (new() { Countries = [RegisterData.Qatar, RegisterData.Kenya] }, one => one.Countries.Any(country => country.Country == RegisterData.Qatar || country.Country == RegisterData.Kenya)),
        ["country in a role"] = (new() { Countries = [RegisterData.Qatar], Roles = [CountryRole.Origin] }, one => one.Countries.Any(country => country.Country == RegisterData.Qatar && country.Role == CountryRole.Origin)),
        ["component"] = (new() { Components = [PaperComponent.I] }, one => one.Component == PaperComponent.I),
        ["kind"] = (new() { Kinds = ["fair-recruitment", "other"] }, one => one.Kinds.Contains("fair-recruitment")),
        ["stage"] = (new() { Stages = [ProposalStage.UnderWay, ProposalStage.Rejected] }, one => one.Stage is ProposalStage.UnderWay or ProposalStage.Rejected),
        ["year"] = (new() { Years = [2025] }, one => one.Submitted.Year == 2025),
        ["window"] = (new() { Windows = [FundingWindow.AdHoc] }, one => one.Window == FundingWindow.AdHoc),
        ["applicant"] = (new() { ApplicantTypes = [ApplicantType.Private] }, one => one.ApplicantType == ApplicantType.Private),
        ["words"] = (new() { Words = "RECRUITMENT nepal" }, _ => true),
        ["words that none has"] = (new() { Words = "recruitment peru" }, _ => false),
        ["all of them"] = (new() { Components = [PaperComponent.II], Windows = [FundingWindow.Core], Stages = [ProposalStage.UnderWay, ProposalStage.Approved, ProposalStage.Completed] },
            one => one is { Component: PaperComponent.II, Window: FundingWindow.Core, Stage: ProposalStage.UnderWay or ProposalStage.Approved or ProposalStage.Completed }),
    };

    [Theory, MemberData(nameof(Filters))]
    public void A_filter_admits_what_a_naive_one_does(string name)
    {
        var (asked, fits) = Naive[name];

        Assert.Equal(Book.Projects.Where(fits).Select(one => one.Reference).Order(StringComparer.Ordinal), asked.Of(Book.Projects, Language.English).Select(one => one.Reference).Order(StringComparer.Ordinal));
    }

    [Theory, CombinatorialOrders]
    public void Every_order_is_a_whole_one(RegisterOrder order)
    {
        var up = (RegisterQuestion.Everything with { Order = order, IsDescending = false }).Of(Book.Projects, Language.English);
        var down = (RegisterQuestion.Everything with { Order = order }).Of([.. Book.Projects.Reverse()], Language.English);

        Assert.Equal(up.Reverse().Select(one => one.Reference), down.Select(one => one.Reference));
    }

    [Fact]
    public void A_window_holds_what_came_in_less_what_went_out_in_each_currency()
    {
        Assert.Equal(
            [null, null, 50_000_00, 900_500, 7_000_00, 50_000_00, 44_000_00, 38_000_00, 44_000_00, 44_010_01, null, 900_000],
            Book.Movements.Select(one => one.Held?.Minor));
    }

    [Fact]
    public void A_projects_funds_count_corrections_and_refunds_as_what_they_take_back()
    {
        var funds = Assert.Single(ProjectFunds.Of(Book.Find(RegisterData.UnderWay.Reference)!, Book));

        Assert.Equal((20_500_01, 5_989_99, 5_989_99), (funds.Allocated.Minor, funds.Paid.Minor, funds.Spent.Minor));
    }

    [Fact]
    public void A_movement_of_a_proposal_that_is_not_public_names_no_project()
    {
        var hidden = RegisterData.UnderWay with { Endorsements = [] };

        Assert.All(RegisterData.Book([hidden]).Movements, one => Assert.Null(one.Project));
    }

    [Fact]
    public void What_a_project_spent_belongs_to_the_window_that_paid_it()
    {
        Movement Of(long? sequence, MovementKind kind, int day, string? window, string? corrects = null) => new($"{sequence ?? day}", sequence, kind, new DateOnly(2026, 6, day), new Money(100, RegisterData.Dollar), null, window, "P", null, corrects, false);
        Movement[] movements =
        [
            Of(null, MovementKind.Expenditure, 1, null), Of(1, MovementKind.Allocation, 2, "core"), Of(2, MovementKind.Allocation, 3, "skills-2026"), Of(3, MovementKind.Disbursement, 4, "skills-2026"),
            Of(null, MovementKind.Expenditure, 5, null), Of(4, MovementKind.Disbursement, 6, "core"), Of(5, MovementKind.Correction, 6, "core", "4"), Of(null, MovementKind.Expenditure, 7, null),
        ];

        Assert.All(PublicLedger.Of(movements, id => id, _ => null).Where(one => one.Kind == MovementKind.Expenditure), one => Assert.Equal("skills-2026", one.Window));
    }

    [Fact]
    public void A_row_of_the_ledger_has_its_entrys_number_and_hash()
    {
        var contribution = SomeFunding.Contribution("C1", 10);
        var entry = LedgerState.Empty.Enter(Entries.Receive(LedgerState.Empty, contribution, "core", SomeFunding.Dollars(10), SomeFunding.Note("r")).Value).Value.Entry;
        Movement[] movements = [.. Imdi.Functions.Funding.Movements.Of(contribution), .. Imdi.Functions.Funding.Movements.Of(entry, new Dictionary<string, Contribution> { ["C1"] = contribution })];

        var rows = PublicLedger.Of(movements, id => id, _ => null).Select(one => MovementRow.Of(one, Language.English));

        Assert.Equal([(null, null), ("1", entry.Hash)], rows.Select(row => (row.Sequence is null ? null : row.Id, row.Hash)));
    }

    [Fact]
    public void Donors_are_told_by_their_public_names_and_the_unnamed_as_one() => Assert.Equal(
        [("Norway, Ministry of Foreign Affairs", "USD", 100_000_00L, 80_000_00L, 57_000_00L), (null, "KWD", 0L, 0L, 900_000L)],
        DonorRow.Of(Book).Select(row => (row.Name, row.Currency.Code, row.Pledged.Minor, row.Signed.Minor, row.Received.Minor)));

    [Theory]
    [InlineData(TotalsBy.Sector, null)]
    [InlineData(TotalsBy.Year, null)]
    [InlineData(TotalsBy.Component, TotalsBy.Sector)]
    [InlineData(TotalsBy.Window, TotalsBy.Year)]
    public void A_cut_that_divides_adds_up_to_the_whole(TotalsBy by, TotalsBy? and)
    {
        var rows = Totals.Of(Book, by, and, Language.English);

        Assert.Equal(Book.Projects.Sum(one => one.Asked.Minor), rows.Sum(row => row.Asked.Minor));
        Assert.Equal((20_500_01, 5_989_99), (rows.Sum(row => row.Allocated.Minor), rows.Sum(row => row.Paid.Minor)));
        Assert.All(rows, row => Assert.All(new[] { row.Asked, row.Received ?? row.Asked, row.Allocated, row.Paid, row.Spent }, amount => Assert.Equal(row.Currency, amount.Currency)));
        Assert.All(rows, row => Assert.Equal(by is TotalsBy.Year or TotalsBy.Window, row.Received is not null));
    }

    [Fact]
    public void Under_its_countries_a_project_counts_in_full()
    {
        var rows = Totals.Of(Book, TotalsBy.Country, null, Language.French);

        Assert.Equal(["NPL", "QAT"], rows.Select(row => row.Key));
        Assert.Equal(["Népal", "Qatar"], rows.Select(row => row.KeyName));
        Assert.All(rows, row => Assert.Equal((Book.Projects.Count, 5_989_99), (row.Projects, row.Paid.Minor)));
    }

    [Theory]
    [InlineData(100, "33.33,33.33,33.34")]
    [InlineData(-101, "50,50")]
    [InlineData(1, "20,30,50")]
    [InlineData(0, "60,40")]
    public void Parts_add_up_exactly(long minor, string percents)
    {
        var parts = Totals.Split(new Money(minor, RegisterData.Dollar), [.. percents.Split(',').Select(percent => new Totals.Slice(percent, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)))]);

        Assert.Equal(minor, parts.Sum(part => part.Minor));
    }

    [Fact]
    public void The_book_reads_as_it_was_written() => Assert.Equal(Book.State, RegisterBook.Read(Book.Write()).State);

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CombinatorialOrdersAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => Enum.GetValues<RegisterOrder>().Select(order => new object[] { order });
    }
}
