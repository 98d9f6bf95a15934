using Imdi.Shared;

namespace Imdi.Functions.Funding;

/// <summary>A project that is or may be paid: what it has to report, what it gets when, which conditions are met. Its id is the proposal's.</summary>
public sealed partial record FundedProject : FundingDocument
{
    public required string Title { get; init; }

    /// <summary>Of its budget, and so of its reports; null in a file from before it was kept.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Ids of the organisations that execute it and so report on it.</summary>
    public required IReadOnlyList<string> Agencies { get; init; }

    /// <summary>The indicators of its log-frame, by id.</summary>
    public required IReadOnlyList<string> Indicators { get; init; }

    public required IReadOnlyList<ProjectReport> Reports { get; init; }

    /// <summary>Of the panel's decision, in its order.</summary>
    public IReadOnlyList<ProjectCondition> Conditions { get; init; } = [];

    public IReadOnlyList<Tranche> Tranches { get; init; } = [];

    /// <summary>How often tranches were tried, by their numbers, where a payment was taken back: planned anew, they go on from there.</summary>
    public IReadOnlyDictionary<int, int> Attempts { get; init; } = new Dictionary<int, int>();
}

public enum ReportState { Expected, Sent, Accepted, Returned }

/// <summary>One report of the schedule, with what was last sent.</summary>
/// <param name="Spent">Expenditure in the period, by line of the budget; information by the project, no entry of the ledger.</param>
/// <param name="Reason">Why it was returned.</param>
public sealed record ProjectReport(
    int Number, DateOnly From, DateOnly Until, DateOnly Due, bool IsFinal, ReportState State = ReportState.Expected, IReadOnlyList<ActualValue>? Actuals = null, string? Narrative = null,
    IReadOnlyList<SpentLine>? Spent = null, DateOnly? SentOn = null, string? Reason = null)
{
    public bool IsOverdue(DateOnly today) => (State is ReportState.Expected or ReportState.Returned) && today > Due;
}

/// <summary>The value of an indicator at the end of a report's period.</summary>
public sealed record ActualValue(string Indicator, decimal Value);

public sealed record SpentLine(string Category, Money Amount);

/// <param name="FailedOn">Since when it is known not to be met; until it is, nothing is paid.</param>
/// <param name="Reason">Why it is not met.</param>
public sealed record ProjectCondition(string Text, DateOnly? MetOn = null, string? Evidence = null, DateOnly? FailedOn = null, string? Reason = null);

/// <summary>A part of the allocation with what it waits for; all that are named have to be met.</summary>
/// <param name="NotBefore">A day.</param>
/// <param name="Report">Number of a report that has to be accepted.</param>
/// <param name="Condition">Which condition of the decision has to be met, from 1; all after the first wait for those that no tranche names.</param>
/// <param name="Attempt">Counts payments that were taken back, so that the next one is a new entry.</param>
/// <param name="Entry">The ledger's entry once it is paid.</param>
public sealed record Tranche(int Number, string Window, Money Amount, DateOnly? NotBefore = null, int? Report = null, int? Condition = null, int Attempt = 1, long? Entry = null)
{
    public bool IsPaid => Entry is not null;
}
