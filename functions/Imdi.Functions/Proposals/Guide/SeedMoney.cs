using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>Whether a proposal may take the short track: small, short, and complete in the fields that the track asks for.</summary>
public static class SeedMoney
{
    private static readonly Refusal TooLong = Refusal.Unprocessable("seed-too-long", "The project lasts longer than seed money is for. Shorten it, or take the full form; your answers are kept.", new FieldError("/identification/months", "seed-too-long", "Within the limit of the short track."));

    /// <summary>Null when it may.</summary>
    public static Refusal? Judge(ProposalContent content, SeedMoneySettings settings) =>
        content.Budget.Total is var total && CeilingIn(total.Currency, settings) is not { } ceiling ? NoCeiling(total.Currency, settings)
        : total > ceiling ? TooMuch(ceiling)
        : content.Identification.Months > settings.Months ? TooLong
        : null;

    /// <summary>The ceiling in a currency; null where seed money is not given in it.</summary>
    public static Money? CeilingIn(Currency currency, SeedMoneySettings settings) => settings.Amounts.Where(amount => amount.Currency == currency).Select(amount => (Money?)amount).FirstOrDefault();

    private static Refusal NoCeiling(Currency currency, SeedMoneySettings settings) => Refusal.Unprocessable("seed-currency", $"Seed money is given in {string.Join(", ", settings.Amounts.Select(amount => amount.Currency))}, not in {currency}. Write the budget in one of these, or take the full form.",
        new FieldError("/budget/currency", "seed-currency", "A currency with a ceiling."));

    private static Refusal TooMuch(Money ceiling) => Refusal.Unprocessable("seed-too-much", $"Seed money is at most {ceiling}. Ask for less, or take the full form; your answers are kept.", new FieldError("/budget/lines", "seed-too-much", $"At most {ceiling}."));
}

/// <summary>What the short track does not ask for, by the JSON names of <see cref="ProposalContent"/>; everything else is asked as in the full form.</summary>
public static class SeedFields
{
    /// <summary>Whole parts of the content, and fields within parts. Purpose, alignment, safeguards, partners and endorsements stay: they are what the paper requires of every proposal (¶29, ¶32).</summary>
    public static IReadOnlyList<string> NotAsked { get; } =
        ["identification/acronym", "partners/local", "logframe", "workPlan", "risks", "sustainability", "sectors", "budget/coFinance"];

    /// <summary>Whether a field, or the part that it lies in, is not asked for; by its JSON pointer.</summary>
    public static bool Skips(string pointer) => pointer.TrimStart('/') is var field && NotAsked.Any(skipped => field == skipped || field.StartsWith(skipped + "/", StringComparison.Ordinal));

    /// <summary>The content with what is not asked for left empty: the log-frame keeps the objective.</summary>
    public static ProposalContent Reduce(ProposalContent content) => content with
    {
        Identification = content.Identification with { Acronym = null },
        Partners = content.Partners with { Local = [] },
        Logframe = new Logframe(content.Purpose.Objective, []),
        WorkPlan = [], Risks = [], Sustainability = "", Sectors = [],
        Budget = content.Budget with { CoFinance = [] },
    };
}
