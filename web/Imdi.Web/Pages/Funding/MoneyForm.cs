using Imdi.Shared;

namespace Imdi.Web.Pages.Funding;

public enum MoneyFieldKind { Text, Area, Email, Day, Amount, Currency, Choice, Tick }

/// <summary>A field of a form about money. Its id is its name in the form and in the pointers of refusals.</summary>
/// <param name="Label">In words where it is a project's own, such as an indicator; else <c>money.field.{id}</c> without its row's number.</param>
/// <param name="Group">Fields of one group stand in a frame with this legend.</param>
/// <param name="Choices">A choice without a label is named by <c>money.choice.{value}</c>.</param>
public sealed record MoneyInput(
    string Id, MoneyFieldKind Kind, string? Value, bool IsNeeded = true, int Longest = 200, string? Label = null, string? Hint = null, string? Group = null, IReadOnlyList<(string Value, string? Label)>? Choices = null);

/// <param name="Action">Where it is posted.</param>
/// <param name="Hidden">What it carries besides, such as the id that makes sending it twice one act.</param>
public sealed record MoneyForm(string Action, string Act, IReadOnlyList<MoneyInput> Fields, IReadOnlyList<(string Name, string Value)> Hidden, IReadOnlyList<FieldError> Errors);

/// <summary>Something known of what a form is about: an amount, a day, a number or words.</summary>
public sealed record MoneyFact(string Key, Money? Amount = null, DateOnly? Day = null, string? Text = null);
