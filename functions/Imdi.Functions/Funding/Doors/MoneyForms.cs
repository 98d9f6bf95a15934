using Imdi.Functions.Proposals;
using Imdi.Shared;
using Imdi.Web.Pages.Funding;

namespace Imdi.Functions.Funding;

/// <summary>The one table of the fields of every form about money: names, kinds, lengths; they are read by the same names.</summary>
internal static class MoneyForms
{
    public const int LongestText = 500, LongestReason = 2_000, LongestNarrative = 20_000, Parts = 3, SpareTranches = 2, MostCountries = 6;

    public const string Met = "met", Failed = "failed";

    public static IReadOnlyList<MoneyInput> Sign(MoneyTyped typed, Choices choices) =>
    [
        Choice(typed, "donor", choices.Donors), Text(typed, "agreement", 100), Day(typed, "signedOn"), CurrencyOf(typed, "currency"),
        .. Enumerable.Range(1, Parts).SelectMany(part => (MoneyInput[])[Choice(typed, $"window-{part}", choices.Windows, part == 1), Amount(typed, $"amount-{part}")]),
        .. Countries(typed, choices), Choice(typed, "component", Names<PaperComponent>(), false), Choice(typed, "proposal", choices.Projects, false), Tick(typed, "isAnonymous"),
    ];

    public static IReadOnlyList<MoneyInput> Receive(MoneyTyped typed, Choices choices) => [Choice(typed, "window", choices.Windows), Amount(typed, "amount"), Day(typed, "arrivedOn")];

    public static IReadOnlyList<MoneyInput> Clear(MoneyTyped typed) => [Day(typed, "on")];

    public static IReadOnlyList<MoneyInput> Withdraw(MoneyTyped typed) => [Area(typed, "reason", LongestReason)];

    public static IReadOnlyList<MoneyInput> Allocate(MoneyTyped typed) => [Amount(typed, "amount"), Day(typed, "on"), Text(typed, "text", LongestText, false)];

    public static IReadOnlyList<MoneyInput> Release(MoneyTyped typed, Choices choices) => [Choice(typed, "proposal", choices.Projects), .. Moved(typed, choices)];

    public static IReadOnlyList<MoneyInput> Refund(MoneyTyped typed, Choices choices) => [Choice(typed, "proposal", choices.Projects, false), Choice(typed, "contribution", choices.Contributions, false), .. Moved(typed, choices)];

    public static IReadOnlyList<MoneyInput> Exchange(MoneyTyped typed, Choices choices) =>
        [Choice(typed, "window", choices.Windows), Amount(typed, "given"), CurrencyOf(typed, "currency"), Amount(typed, "got"), CurrencyOf(typed, "gotCurrency"), Amount(typed, "referenceRate"), Day(typed, "on"), Text(typed, "text", LongestText, false)];

    public static IReadOnlyList<MoneyInput> Correct(MoneyTyped typed) => [Area(typed, "reason", LongestText), Day(typed, "on")];

    public static IReadOnlyList<MoneyInput> Window(MoneyTyped typed, Choices choices) => [Text(typed, "id", 40), Text(typed, "name", LongestText), Area(typed, "purpose", LongestText), .. Countries(typed, choices), Choice(typed, "component", Names<PaperComponent>(), false)];

    public static IReadOnlyList<MoneyInput> Pledge(MoneyTyped typed, Choices choices) =>
    [
        Text(typed, "name"), new("email", MoneyFieldKind.Email, typed["email"], Longest: 254), Amount(typed, "amount"), CurrencyOf(typed, "currency"), Choice(typed, "window", choices.Windows), Choice(typed, "proposal", choices.Projects, false),
        new("expectedOn", MoneyFieldKind.Day, typed["expectedOn"], IsNeeded: false), Area(typed, "conditions", LongestReason, false), Tick(typed, "isAnonymous"),
    ];

    public static IReadOnlyList<MoneyInput> Judge(MoneyTyped typed) => [Choice(typed, "accepts", [("yes", null), ("no", null)]), Area(typed, "reason", LongestReason, false)];

    public static IReadOnlyList<MoneyInput> Pay(MoneyTyped typed) => [Day(typed, "on"), Text(typed, "text", LongestText, false)];

    public static IReadOnlyList<MoneyInput> Note(MoneyTyped typed, ProjectCondition condition) =>
        [Choice(typed, "outcome", condition.MetOn is null ? [(Met, null), (Failed, null)] : [(Failed, null)]) is var outcome && typed["outcome"] is null ? outcome with { Value = outcome.Choices![0].Value } : outcome, Area(typed, "text", LongestReason) with { Id = "evidence", Value = typed["evidence"] }];

    public static MoneyInput Choice(MoneyTyped typed, string id, IReadOnlyList<(string, string?)> choices, bool isNeeded = true) => new(id, MoneyFieldKind.Choice, typed[id], isNeeded, Choices: choices);

    public static MoneyInput Amount(MoneyTyped typed, string id) => new(id, MoneyFieldKind.Amount, typed[id], Longest: 30);

    public static MoneyInput Area(MoneyTyped typed, string id, int longest, bool isNeeded = true) => new(id, MoneyFieldKind.Area, typed[id], isNeeded, longest);

    public static MoneyInput Day(MoneyTyped typed, string id) => new(id, MoneyFieldKind.Day, typed[id]);

    private static MoneyInput Text(MoneyTyped typed, string id, int longest = 200, bool isNeeded = true) => new(id, MoneyFieldKind.Text, typed[id], isNeeded, longest);

    private static MoneyInput CurrencyOf(MoneyTyped typed, string id) => new(id, MoneyFieldKind.Currency, typed[id], Longest: 3);

    private static MoneyInput Tick(MoneyTyped typed, string id) => new(id, MoneyFieldKind.Tick, typed[id], IsNeeded: false);

    private static IEnumerable<MoneyInput> Countries(MoneyTyped typed, Choices choices) =>
        Enumerable.Range(1, MostCountries).Select(number => Choice(typed, $"country-{number}", choices.Countries, false) with { Group = choices.CountriesTitle });

    private static IReadOnlyList<MoneyInput> Moved(MoneyTyped typed, Choices choices) => [Choice(typed, "window", choices.Windows), Amount(typed, "amount"), CurrencyOf(typed, "currency"), Day(typed, "on"), Text(typed, "text", LongestText, false)];

    private static IReadOnlyList<(string, string?)> Names<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => (name, (string?)null))];
}

/// <summary>What may be chosen: donors, windows, projects that money goes to, contributions; and countries by their names, with what stands above them.</summary>
internal sealed record Choices(
    IReadOnlyList<(string, string?)> Donors, IReadOnlyList<(string, string?)> Windows, IReadOnlyList<(string, string?)> Projects, IReadOnlyList<(string, string?)> Contributions, IReadOnlyList<(string, string?)> Countries, string CountriesTitle);
