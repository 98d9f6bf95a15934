using Imdi.Functions.Proposals;
using Imdi.Shared;

namespace Imdi.Functions.Funding;

public sealed partial record FundedProject
{
    private const int MostTranches = 24, LongestNarrative = 20_000, LongestReason = 2_000;

    private static readonly Refusal NoSuchTranche = Refusal.NotFound("no-such-tranche", "The plan has no tranche with this number.");

    private static readonly Refusal NoSuchReport = Refusal.NotFound("no-such-report", "The schedule has no report with this number.");

    /// <summary>What approval makes of a proposal: its schedule of reports and the conditions to be met.</summary>
    public static FundedProject Of(Proposal proposal) => new()
    {
        Id = proposal.Id,
        IsDemonstration = proposal.IsDemonstration,
        Title = proposal.Content.Identification.Title,
        Agencies = [.. proposal.Content.Partners.Executing.Select(agency => agency.Organisation).OfType<string>().Distinct()],
        Currency = proposal.Content.Budget.Currency,
        Indicators = [.. proposal.Content.Logframe.Outcomes.SelectMany(outcome => outcome.Indicators.Concat(outcome.Outputs.SelectMany(output => output.Indicators))).Select(indicator => indicator.Id).Distinct()],
        Reports = ReportSchedule.Of(StartOf(proposal), proposal.Content.Identification.Months),
        Conditions = [.. (proposal.Decision?.Conditions ?? []).Select(text => new ProjectCondition(text))],
    };

    // Nobody starts before the approval is told.
    private static DateOnly StartOf(Proposal proposal) =>
        proposal.ReleasedDecision?.ReleasedAt is { } released && DateOnly.FromDateTime(released.UtcDateTime) is var told && told > proposal.Content.Identification.Starts ? told : proposal.Content.Identification.Starts;

    /// <summary>Sets what is paid when. What is paid stays as it is; numbers run from 1.</summary>
    public Outcome<FundedProject> Plan(IReadOnlyList<Tranche> tranches)
    {
        if (tranches.Count is 0 or > MostTranches || !tranches.Select(one => one.Number).SequenceEqual(Enumerable.Range(1, tranches.Count))) return Wrong("numbers", $"Number 1 to {MostTranches} tranches from 1.");
        if (tranches.Any(one => one.Amount.Minor <= 0)) return Wrong("amount-not-positive", "Each tranche has an amount above zero.");
        if (tranches.Any(one => one.Amount.Minor > TypedMoney.MostMinor)) return Wrong("amount-above-limit", $"At most {new Money(TypedMoney.MostMinor, tranches[0].Amount.Currency)}.");
        if (tranches.Any(one => one.Report is { } report && Reports.All(known => known.Number != report))) return NoSuchReport;
        if (tranches.Any(one => one.Condition is { } condition && (condition < 1 || condition > Conditions.Count))) return Wrong("no-such-condition", "The decision has no condition with this number.");
        var planned = tranches.Select(one => Tranches.FirstOrDefault(was => was.Number == one.Number) is { } was ? one with { Attempt = was.Attempt, Entry = was.Entry } : one with { Attempt = Attempts.GetValueOrDefault(one.Number, 1), Entry = null }).ToList();
        return Tranches.Where(was => was.IsPaid).All(planned.Contains) ? this with { Tranches = planned, Attempts = AttemptsSoFar() } : Refusal.Conflict("tranche-paid", "A paid tranche stays in the plan as it was paid.");

        static Refusal Wrong(string code, string detail) => Refusal.Unprocessable("plan-wrong", detail, new FieldError("/tranches", code, detail));
    }

    /// <summary>Why a tranche may not be paid on a day; null when it may.</summary>
    public Refusal? Blocked(int number, DateOnly today)
    {
        if (Tranches.FirstOrDefault(one => one.Number == number) is not { } tranche) return NoSuchTranche;
        if (Tranches.FirstOrDefault(one => one.Number < number && !one.IsPaid) is { } earlier) return Waits("earlier-tranche", $"Tranche {earlier.Number} comes first.");
        if (Reports.FirstOrDefault(report => report.IsOverdue(today)) is { } late) return Waits("report-overdue", $"Report {late.Number} was due on {late.Due:yyyy-MM-dd}.");
        if (Conditions.ToList().FindIndex(one => one.FailedOn is not null) is >= 0 and var failed) return Waits("condition-failed", $"Condition {failed + 1} is not met: {Conditions[failed].Text}");
        if (tranche.NotBefore is { } day && today < day) return Waits("too-early", $"It is planned for {day:yyyy-MM-dd}.");
        if (tranche.Report is { } report && Reports.First(one => one.Number == report).State != ReportState.Accepted) return Waits("report-not-accepted", $"It waits until report {report} is accepted.");
        return WaitsFor(tranche) is { } condition ? Waits("condition-not-met", $"It waits for condition {condition}: {Conditions[condition - 1].Text}") : null;

        static Refusal Waits(string code, string detail) => Refusal.Conflict(code, detail);
    }

    public FundedProject Paid(int number, long entry) => this with { Tranches = [.. Tranches.Select(one => one.Number == number ? one with { Entry = entry } : one)] };

    /// <summary>A payment that a correction took back: the tranche may be paid again.</summary>
    public FundedProject TakenBack(long entry) => Anew(one => one.Entry == entry);

    /// <summary>Also where the tranche was not marked when its payment was taken back.</summary>
    public FundedProject Anew(int number) => Anew(one => one.Number == number);

    /// <summary>Which condition a tranche waits for: its own, or one that no tranche names, for which all after the first wait; null when none.</summary>
    public int? WaitsFor(Tranche tranche) => Enumerable.Range(1, Conditions.Count)
        .Where(number => Conditions[number - 1].MetOn is null && (tranche.Condition == number || (tranche.Number > 1 && Tranches.All(one => one.Condition != number))))
        .Select(number => (int?)number).FirstOrDefault();

    public Outcome<FundedProject> Meet(int condition, string? evidence, DateOnly today) =>
        Note(condition, evidence, "Say what shows that it is met.", (one, said) => one.MetOn is null ? one with { MetOn = today, Evidence = said, FailedOn = null, Reason = null } : one);

    /// <summary>It is known not to be met, or not any more.</summary>
    public Outcome<FundedProject> Fail(int condition, string? reason, DateOnly today) =>
        Note(condition, reason, "Say why it is not met.", (one, said) => one.FailedOn is null ? one with { MetOn = null, Evidence = null, FailedOn = today, Reason = said } : one);

    private Currency? ReportsIn => Currency ?? (Tranches is [var first, ..] ? first.Amount.Currency : null);

    /// <summary>An agency sends a report, or sends it again after it was returned.</summary>
    public Outcome<FundedProject> Report(int number, IReadOnlyList<ActualValue> actuals, string? narrative, IReadOnlyList<SpentLine> spent, DateOnly today)
    {
        if (Reports.FirstOrDefault(one => one.Number == number) is not { } report) return NoSuchReport;
        if (report.State is ReportState.Sent or ReportState.Accepted) return Refusal.Conflict("report-sent", "This report was sent; it can be sent again once it is returned.");
        if (today <= report.Until) return Refusal.Conflict("period-not-over", $"Its period ends on {report.Until:yyyy-MM-dd}.");
        FieldError[] errors =
        [
            .. Indicators.Except(actuals.Select(actual => actual.Indicator)).Select(missing => new FieldError("/actuals", "value-missing", $"Give the actual value of indicator {missing}.")),
            .. actuals.Where(actual => !Indicators.Contains(actual.Indicator)).Select(actual => new FieldError("/actuals", "no-such-indicator", $"The log-frame has no indicator {actual.Indicator}.")),
            .. actuals.GroupBy(actual => actual.Indicator).Where(group => group.Count() > 1).Select(group => new FieldError("/actuals", "repeated", $"Give indicator {group.Key} once.")),
            .. spent.Any(line => line.Amount.Minor < 0) ? (FieldError[])[new("/spent", "amount-negative", "Amounts spent are zero or more.")] : [],
            .. ReportsIn is { } own && spent.Any(line => line.Amount.Currency != own) ? (FieldError[])[new("/spent", "currency-differs", $"Amounts are in the currency of the budget, {own}.")] : [],
            .. spent.Where(line => line.Amount.Minor > TypedMoney.MostMinor).Select(line => MoneyBound.Wrong("spent", line.Amount.Currency)),
            .. spent.Any(line => !Enum.TryParse<BudgetCategory>(line.Category, out _) || int.TryParse(line.Category, out _)) ? (FieldError[])[new("/spent", "no-such-category", $"One of {string.Join(", ", Enum.GetNames<BudgetCategory>())}.")] : [],
            .. string.IsNullOrWhiteSpace(narrative) || narrative.Length > LongestNarrative ? (FieldError[])[new("/narrative", "required", $"Say what was done, in up to {LongestNarrative} characters.")] : [],
        ];
        return errors.Length > 0
            ? Refusal.Unprocessable("report-incomplete", "The report was not taken; the errors say what would be right.", errors)
            : With(report with { State = ReportState.Sent, Actuals = [.. actuals], Narrative = narrative!.Trim(), Spent = [.. spent], SentOn = today, Reason = null });
    }

    /// <summary>The secretariat accepts a report or returns it with a reason.</summary>
    public Outcome<FundedProject> Judge(int number, bool accepts, string? reason)
    {
        if (Reports.FirstOrDefault(one => one.Number == number) is not { } report) return NoSuchReport;
        if (report.State != ReportState.Sent) return Refusal.Conflict("report-not-sent", "There is nothing to judge: no report has been sent.");
        if (!accepts && (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)) return Refusal.Unprocessable("reason-missing", "Say what has to be mended.", new FieldError("/reason", "required", $"Up to {LongestReason} characters."));
        return With(report with { State = accepts ? ReportState.Accepted : ReportState.Returned, Reason = accepts ? null : reason!.Trim() });
    }

    private FundedProject Anew(Func<Tranche, bool> which) => this with { Tranches = [.. Tranches.Select(one => which(one) ? one with { Entry = null, Attempt = one.Attempt + 1 } : one)] };

    private Dictionary<int, int> AttemptsSoFar() => new(Attempts.Where(one => Tranches.All(tranche => tranche.Number != one.Key)).Concat(Tranches.Where(one => one.Attempt > 1).Select(one => KeyValuePair.Create(one.Number, one.Attempt))));

    private Outcome<FundedProject> Note(int condition, string? text, string missing, Func<ProjectCondition, string, ProjectCondition> note) => condition < 1 || condition > Conditions.Count
        ? Refusal.NotFound("no-such-condition", "The decision has no condition with this number.")
        : string.IsNullOrWhiteSpace(text) || text.Length > LongestReason
            ? Refusal.Unprocessable("evidence-missing", missing, new FieldError("/text", "required", $"Up to {LongestReason} characters."))
            : this with { Conditions = [.. Conditions.Select((one, index) => index == condition - 1 ? note(one, text.Trim()) : one)] };

    private FundedProject With(ProjectReport report) => this with { Reports = [.. Reports.Select(one => one.Number == report.Number ? report : one)] };
}
