using Imdi.Functions.Funding;
using static Imdi.Functions.Tests.Funding.SomeFunding;

namespace Imdi.Functions.Tests.Funding;

public sealed class FundedProjectTests
{
    private static readonly FundedProject Project = FundedProject.Of(Proposal("01KB7Z0000000000000000000A")).Plan(
        [new(1, "core", Dollars(10)), new(2, "core", Dollars(10), NotBefore: new DateOnly(2026, 12, 1), Report: 1, Condition: 1)]).Value;

    private static FundedProject Reported => Project.Report(1, [new("1.1", 12)], "Courses were held.", [new("Training", Dollars(5))], Today).Value;

    [Fact]
    public void A_year_has_two_reports_each_due_a_month_after_its_half() => Assert.Equal(
        [(new DateOnly(2026, 5, 1), new DateOnly(2026, 10, 31), new DateOnly(2026, 11, 30), false), (new DateOnly(2026, 11, 1), new DateOnly(2027, 4, 30), new DateOnly(2027, 5, 30), true)],
        Project.Reports.Select(report => (report.From, report.Until, report.Due, report.IsFinal)));

    [Theory]
    [InlineData(7, 2)]
    [InlineData(6, 1)]
    [InlineData(1, 1)]
    [InlineData(120, 20)]
    public void The_schedule_covers_the_project_without_a_gap(int months, int reports)
    {
        var schedule = ReportSchedule.Of(new DateOnly(2026, 1, 31), months);

        Assert.Equal(reports, schedule.Count);
        Assert.All(schedule.Zip(schedule.Skip(1)), pair => Assert.Equal(pair.First.Until.AddDays(1), pair.Second.From));
        Assert.True(schedule[^1].IsFinal);
    }

    [Fact]
    public void A_project_that_was_approved_late_starts_late()
    {
        var proposal = Proposal("01KB7Z0000000000000000000B");
        var late = FundedProject.Of(proposal with { Decision = proposal.Decision! with { ReleasedAt = Now } });

        Assert.Equal((Today, Today.AddMonths(6).AddDays(-1)), (late.Reports[0].From, late.Reports[0].Until));
        Assert.DoesNotContain(late.Reports, report => report.IsOverdue(Today));
    }

    [Fact]
    public void A_tranche_waits_for_each_thing_that_it_names()
    {
        var paid = Project.Paid(1, 7);
        var judged = (paid with { Reports = Reported.Reports }).Judge(1, true, null).Value;

        Assert.Equal("earlier-tranche", Project.Blocked(2, Today)?.Code);
        Assert.Equal("report-overdue", paid.Blocked(2, new DateOnly(2026, 12, 1))?.Code);
        Assert.Equal("too-early", paid.Blocked(2, Today)?.Code);
        Assert.Equal("report-not-accepted", (paid with { Reports = Reported.Reports }).Blocked(2, new DateOnly(2026, 12, 1))?.Code);
        Assert.Equal("condition-not-met", judged.Blocked(2, new DateOnly(2026, 12, 1))?.Code);
        Assert.Null(judged.Meet(1, "The study came.", Today).Value.Blocked(2, new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public void Later_tranches_wait_for_the_conditions_that_none_names()
    {
        Tranche[] three = [new(1, "core", Dollars(10)), new(2, "core", Dollars(10)), new(3, "core", Dollars(10))];
        var unnamed = Project.Plan(three).Value.Paid(1, 7);
        var named = Project.Plan([.. three.Take(2), three[2] with { Condition = 1 }]).Value.Paid(1, 7);

        Assert.Null((Project with { Tranches = three }).Blocked(1, Today));
        Assert.Equal("condition-not-met", unnamed.Blocked(2, Today)?.Code);
        Assert.Null(unnamed.Meet(1, "The study came.", Today).Value.Blocked(2, Today));
        Assert.Null(named.Blocked(2, Today));
        Assert.Equal("condition-not-met", named.Paid(2, 8).Blocked(3, Today)?.Code);
    }

    [Fact]
    public void A_condition_that_is_not_met_stops_every_payment_until_it_is()
    {
        var failed = Project.Meet(1, "The study came.", Today).Value.Fail(1, "It was withdrawn.", Today).Value;

        Assert.Equal("condition-failed", failed.Blocked(1, Today)?.Code);
        Assert.Equal((null, "It was withdrawn."), (failed.Conditions[0].MetOn, failed.Conditions[0].Reason));
        Assert.Equal("evidence-missing", Project.Fail(1, " ", Today).Refusal?.Code);
        Assert.Null(failed.Meet(1, "A new study came.", Today).Value.Blocked(1, Today));
    }

    [Fact]
    public void A_returned_report_is_expected_again_and_blocks_once_overdue()
    {
        var returned = Reported.Judge(1, false, "Give the registers.").Value;

        Assert.True(returned.Reports[0].IsOverdue(new DateOnly(2026, 12, 1)));
        Assert.Equal("report-overdue", returned.Blocked(1, new DateOnly(2026, 12, 1))?.Code);
        Assert.Equal("reason-missing", Reported.Judge(1, false, " ").Refusal?.Code);
    }

    [Fact]
    public void A_report_gives_every_indicator_and_only_those() => Assert.Equal(
        ["value-missing", "no-such-indicator", "no-such-category", "required"],
        Project.Report(1, [new("9.9", 1)], "", [new("Parties", Dollars(1))], Today).Refusal?.Errors.Select(error => error.Code));

    [Fact]
    public void A_report_is_in_the_currency_of_the_budget()
    {
        SpentLine[] euros = [new("Training", new Imdi.Shared.Money(500, Eur))];

        Assert.Equal(["currency-differs"], Project.Report(1, [new("1.1", 12)], "n", euros, Today).Refusal?.Errors.Select(error => error.Code));
        Assert.Equal(["currency-differs"], (Project with { Currency = null }).Report(1, [new("1.1", 12)], "n", euros, Today).Refusal?.Errors.Select(error => error.Code));
    }

    [Fact]
    public void A_report_waits_for_the_end_of_its_period() => Assert.Equal("period-not-over", Project.Report(2, [new("1.1", 1)], "n", [], Today).Refusal?.Code);

    [Fact]
    public void A_paid_tranche_stays_in_the_plan_and_may_be_paid_anew_once_it_is_taken_back()
    {
        var paid = Project.Paid(1, 7);

        Assert.Equal("tranche-paid", paid.Plan([new(1, "core", Dollars(11))]).Refusal?.Code);
        Assert.Equal((false, 2), (paid.TakenBack(7).Tranches[0].IsPaid, paid.TakenBack(7).Tranches[0].Attempt));
    }

    [Fact]
    public void A_tranche_that_was_taken_back_never_starts_at_its_first_attempt_again()
    {
        var back = Project.Paid(1, 7).Paid(2, 8).TakenBack(8);
        var dropped = back.Plan([.. back.Tranches.Take(1)]).Value;
        var again = dropped.Plan([.. dropped.Tranches, new(2, "core", Dollars(3))]).Value;

        Assert.Equal([1, 2], again.Tranches.Select(one => one.Attempt));
        Assert.Equal([1, 2], dropped.Plan([.. dropped.Tranches]).Value.Plan([.. again.Tranches]).Value.Tranches.Select(one => one.Attempt));
    }
}
