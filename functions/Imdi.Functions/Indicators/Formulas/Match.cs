namespace Imdi.Functions.Indicators;

/// <summary>
/// How what one country supplies fits what another asks for, over the two-digit groups of ISCO-08 that either has: <see cref="SkillsMatch"/>, by destination and origin, of the same period. An
/// occupation that only one side names is zero on the other: shares are of what is known.
/// </summary>
public sealed class Match(Quantity supply, Quantity demand, bool cosine = false) : Formula
{
    private const int Digits = 2;

    public override IEnumerable<Quantity> Inputs => [supply, demand];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var supplied = Countries(book.Of(supply)).ToLookup(country => country.Key.Period);
        foreach (var (at, asked) in Countries(book.Of(demand)))
        {
            foreach (var (from, offered) in supplied[at.Period].Where(country => country.Key.Area != at.Area))
            {
                string[] occupations = [.. asked.Keys.Union(offered.Keys)];
                var match = SkillsMatch.Of([.. occupations.Select(code => Amount(offered, code))], [.. occupations.Select(code => Amount(asked, code))]);
                var result = new Result(at with { Counterpart = from.Area }, cosine ? "cosine" : "overlap") { Inputs = [.. offered.Values, .. asked.Values] };
                yield return match is { } found ? (result with { Value = cosine ? (decimal)found.Cosine : found.Overlap }).Checked() : result with { Reason = Withheld.DenominatorNotPositive };
            }
        }
    }

    // A group whose amount is not known leaves the whole country out: its shares would be of something else.
    private static Dictionary<FigureKey, Dictionary<string, Figure>> Countries(IReadOnlyDictionary<FigureKey, Figure> figures) => figures.Where(pair => pair.Key.Occupation.Length == Digits)
        .GroupBy(pair => pair.Key with { Occupation = "", Survey = "" }).Where(group => group.All(pair => pair.Value.Value is not null))
        .ToDictionary(group => group.Key, group => group.GroupBy(pair => pair.Key.Survey).OrderBy(survey => survey.Key, StringComparer.Ordinal).First().ToDictionary(pair => pair.Key.Occupation, pair => pair.Value));

    private static decimal Amount(Dictionary<string, Figure> amounts, string occupation) => amounts.GetValueOrDefault(occupation)?.Value ?? 0;
}
