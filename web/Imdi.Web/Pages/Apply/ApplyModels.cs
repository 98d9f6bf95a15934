using Imdi.Shared;

namespace Imdi.Web.Pages.Apply;

/// <summary>How a field of the application form is asked.</summary>
public enum AskedAs { Line, Paragraph, Email, Telephone, Choice, Choices, Country, Currency, Day, Whole, Number, Amount, YesNo }

/// <summary>A field with what was typed into it.</summary>
/// <param name="Name">Such as <c>budget.lines.3.amount</c>; with strokes for dots its JSON pointer.</param>
/// <param name="Pattern">The name without the numbers of rows: <c>budget.lines.amount</c>; its words are <c>apply.f.{pattern}</c>.</param>
/// <param name="Choices">Values of <see cref="AskedAs.Choice"/> and <see cref="AskedAs.Choices"/>; their words are <c>apply.o.{pattern}.{value}</c>.</param>
public sealed record AskedField(string Name, string Pattern, AskedAs Kind, int Longest, bool Required, string Value, IReadOnlyList<string> Choices)
{
    /// <summary>Words of choices that are no texts of the site, such as names of organisations.</summary>
    public IReadOnlyDictionary<string, string>? Named { get; init; }
}

/// <summary>A part of a step: a field, or rows of them.</summary>
public sealed record AskedPart(AskedField? Field, AskedRows? Rows);

/// <param name="Name">Such as <c>budget.lines</c>.</param>
public sealed record AskedRows(string Name, string Pattern, IReadOnlyList<AskedRow> Rows);

/// <param name="Number">In the names of its fields; rows that were removed leave gaps.</param>
public sealed record AskedRow(int Number, IReadOnlyList<AskedPart> Parts);

/// <param name="Count">Problems in the step as it stands; null where nothing has been answered yet.</param>
public sealed record StepState(string Step, int? Problems);

/// <param name="MostIndirect">The largest amount of indirect costs that the direct costs allow; so for the contingency.</param>
public sealed record BudgetSums(Money Direct, Money Indirect, Money MostIndirect, Money Contingency, Money MostContingency, Money Total, Money CoFinance, Percent Staff, bool IsStaffHigh, IReadOnlyList<(int Year, Money Amount)> ByYear);

/// <summary>What a form without an account carries.</summary>
public sealed record ApplyStamp(string SubmissionId, string IssuedAt);

/// <param name="Link">The secret of the draft's link; null in the first step of a new proposal, which has no draft yet.</param>
/// <param name="Revision">What the answers were read at: a save carries it.</param>
/// <param name="Stamp">Only in the first step of a new proposal.</param>
/// <param name="ErasedOn">When the draft is erased unless it is touched.</param>
public sealed record StepModel(
    string? Link, int Revision, string Step, int Number, int Of, IReadOnlyList<StepState> Steps, IReadOnlyList<AskedPart> Parts, IReadOnlyList<FieldError> Errors, BudgetSums? Sums, ApplyStamp? Stamp, DateOnly ErasedOn)
{
    /// <summary>full or seed-money.</summary>
    public string Track { get; init; } = "full";

    /// <summary>Only in the step of files.</summary>
    public AttachmentsModel? Files { get; init; }

    public string? Before { get; init; }

    public string? Next { get; init; }
}

/// <summary>A field that somebody saved elsewhere after this page was opened.</summary>
public sealed record Difference(AskedField Yours, string Theirs);

/// <param name="Kept">The other answers of the form, to be saved along.</param>
public sealed record ConflictModel(string Link, int Revision, string Step, IReadOnlyList<Difference> Differences, IReadOnlyList<(string Name, string Value)> Kept);

/// <param name="Mailed">Whether the link was sent by e-mail just now.</param>
public sealed record SavedModel(string Link, string Step, string? Email, bool Mailed, DateOnly ErasedOn);

public sealed record AnsweredStep(string Step, IReadOnlyList<AskedPart> Parts);

public sealed record CheckModel(string Link, IReadOnlyList<AnsweredStep> Steps, IReadOnlyList<(string Step, FieldError Error)> Errors, BudgetSums? Sums, int Number, int Of)
{
    public FilesModel Files { get; init; } = new([], null, null);

    /// <summary>The short form, which the full one can be taken for.</summary>
    public bool IsSeedMoney { get; init; }

    public DuplicateModel Similar { get; init; } = new([], false);
}

public sealed record DeclarationModel(string Link, string Title, ApplyStamp Stamp, IReadOnlyList<FieldError> Errors, int Number, int Of);

/// <summary>Who acts next on a proposal, and until when.</summary>
/// <param name="Who"><c>apply.who.{who}</c> names it; null once nobody has to.</param>
public sealed record NextAct(string? Who, DateOnly? Due);

/// <param name="What"><c>apply.missing.{what}</c>.</param>
/// <param name="Of">A country's or an organisation's name.</param>
public sealed record MissingItem(string What, CountryCode? Country, string? Of, string? Reason);

public sealed record HappenedModel(string What, DateTimeOffset At, CountryCode? Country, string? Note);

public sealed record ReceiptModel(string Link, string Reference, string Title, DateTimeOffset SubmittedAt, IReadOnlyList<CountryCode> Countries, IReadOnlyList<string> Agencies, DateOnly EndorsedBy, DateOnly JudgedBy);

/// <param name="Stage"><c>apply.stage.{stage}</c>.</param>
public sealed record StatusModel(
    string Link, string Reference, string Title, string Stage, DateTimeOffset StageSince, NextAct Next, IReadOnlyList<MissingItem> Missing, IReadOnlyList<HappenedModel> History, bool MayWithdraw, bool MayRevise, bool IsSure, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The proposal's, in the addresses of its forms.</summary>
    public string Id { get; init; } = "";

    /// <summary>The word of a decision that has been released: <c>panel.decision.{word}</c>.</summary>
    public string? Decision { get; init; }

    public IReadOnlyList<ApplicantQuestion> Questions { get; init; } = [];

    public FilesModel Files { get; init; } = new([], null, null);
}

/// <summary>What a country asked, for the applicant.</summary>
/// <param name="Typed">An answer that was not taken.</param>
public sealed record ApplicantQuestion(int Number, CountryCode Country, string Text, DateTimeOffset At, string? Answer, bool MayAnswer, string? Typed);

/// <param name="Sent">The answer to a request: the same whether there is such a proposal or not.</param>
public sealed record FindProposalModel(string Reference, string Email, bool Sent, IReadOnlyList<FieldError> Errors, ApplyStamp Stamp);

public sealed record ProposalLine(string Id, string Reference, string Title, string Applicant, string Stage, DateTimeOffset StageSince, DateTimeOffset SubmittedAt, bool IsDemonstration);

public sealed record ProposalDeskModel(Desk.DeskAccess Access, string? Stage, IReadOnlyList<string> Stages, IReadOnlyList<ProposalLine> Lines, string? NextHref);

public sealed record ProposalFileModel(Desk.DeskAccess Access, string Id, StatusModel Status, IReadOnlyList<AnsweredStep> Steps, BudgetSums Sums, FilesModel Files)
{
    /// <summary>To name another contact; null where nobody is written to any more.</summary>
    public ContactModel? Contact { get; init; }
}

/// <param name="IsMissing">Whether there is nobody to write to.</param>
public sealed record ContactModel(string? Name, string? Email, string? Phone, bool IsMissing, IReadOnlyList<FieldError> Errors);
