namespace Imdi.Functions.Indicators;

/// <summary>
/// How what one country supplies fits what another asks for, over the two-digit groups of ISCO-08 that either has: <see cref="SkillsMatch"/>, by destination and origin, of the same period. An
/// occupation that only one side names is zero on the other: shares are of what is known. Of each side the figures are of one survey, that of most periods in which all groups are known, of several the first by name.
/// </summary>
public sealed class Match(Quantity supply, Quantity demand, bool cosine = false) : Formula
{
    private const int Digits = 2;

    public override IEnumerable<Quantity> Inputs => [supply, demand];

    public override IEnumerable<Result> Of(FigureBook book)
    {
        var (offering, asking) = (Countries(book.Of(supply)), Countries(book.Of(demand)));
        var places = offering.Concat(asking).SelectMany(country => country.Occupations.Keys).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(code => code.Item, code => code.Index, StringComparer.Ordinal);
        var supplied = offering.Select(country => new Side(country, places)).ToLookup(side => side.Key.Period);
        foreach (var asked in asking.Select(country => new Side(country, places)))
        {
            foreach (var offered in supplied[asked.Key.Period].Where(side => side.Key.Area != asked.Key.Area)) yield return Of(offered, asked);
        }
    }

    private Result Of(Side offered, Side asked)
    {
        var result = new Result(asked.Key with { Counterpart = offered.Key.Area }, cosine ? "cosine" : "overlap") { Inputs = new JoinedList<Figure>(offered.Figures, asked.Figures), Counts = offered.Few, Marks = offered.Marks | asked.Marks };
        if (offered.Shares is not { } supplied || asked.Shares is not { } demanded) return result with { Reason = Withheld.DenominatorNotPositive };
        if (offered.IsConflicting || asked.IsConflicting) return result with { Reason = Withheld.ConflictingSources };
        var match = SkillsMatch.Of(supplied, demanded);
        return result with { Value = cosine ? (decimal)match.Cosine : match.Overlap };
    }

    // A group whose amount is not known leaves the whole country out: its shares would be of something else.
    private static List<Country> Countries(IReadOnlyDictionary<FigureKey, Figure> figures)
    {
        var known = figures.Where(pair => pair.Key.Occupation.Length == Digits).GroupBy(pair => pair.Key with { Occupation = "" }).Where(group => group.All(pair => pair.Value.Value is not null)).ToList();
        var surveys = OneSurvey.Choose(known.Select(group => group.Key));
        return [.. known.Where(group => surveys(group.Key)).Select(group => new Country(group.Key with { Survey = "" }, group.ToDictionary(pair => pair.Key.Occupation, pair => pair.Value)))];
    }

    private sealed record Country(FigureKey Key, Dictionary<string, Figure> Occupations);

    private sealed class Side(Country country, Dictionary<string, int> places)
    {
        public FigureKey Key => country.Key;

        public Figure[] Figures { get; } = [.. country.Occupations.Values];

        public ObservationMarks Marks { get; } = Indicators.Marks.Of(country.Occupations.Values);

        public bool IsConflicting { get; } = country.Occupations.Values.Any(figure => figure.IsConflicting);

        /// <summary>Counts of persons so few that they could be told, each for itself: the shares of all others tell the rest.</summary>
        public IReadOnlyList<IReadOnlyList<Figure>> Few { get; } = [.. country.Occupations.Values.Where(figure => figure.Persons is not null && PersonTable.IsSmall(figure.Value!.Value)).Select(figure => (Figure[])[figure])];

        public OccupationShares? Shares { get; } = OccupationShares.Of(Amounts(country, places));

        private static decimal[] Amounts(Country country, Dictionary<string, int> places)
        {
            decimal[] amounts = new decimal[places.Count];
            foreach (var (occupation, figure) in country.Occupations) amounts[places[occupation]] = figure.Value!.Value;
            return amounts;
        }
    }

    /// <summary>Of shares, which tell the whole of a side: none where a group of it may not be shown.</summary>
    public override string? Arithmetic(IndicatorValue value, Terms terms)
    {
        if (value.Inputs.Any(input => terms.Of(input) is null)) return null;
        var (offered, asked) = (SharesOf(value, value.Key.Counterpart), SharesOf(value, value.Key.Area));
        (decimal Offered, decimal Asked)[] both = [.. offered.Keys.Union(asked.Keys).Select(code => (offered.GetValueOrDefault(code), asked.GetValueOrDefault(code)))];
        return cosine
            ? $"{Terms.Text(both.Sum(one => one.Offered * one.Asked))} / √({Terms.Text(both.Sum(one => one.Offered * one.Offered))} · {Terms.Text(both.Sum(one => one.Asked * one.Asked))})"
            : Terms.Sum(both.Where(one => one is { Offered: > 0, Asked: > 0 }).DefaultIfEmpty(), one => Math.Min(one.Offered, one.Asked), one => $"min({Terms.Text(one.Offered)}, {Terms.Text(one.Asked)})");
    }

    private static Dictionary<string, decimal> SharesOf(IndicatorValue value, string area)
    {
        Figure[] figures = [.. value.Inputs.Where(input => input.Key.Area == area)];
        decimal whole = figures.Sum(figure => figure.Value ?? 0);
        return figures.ToDictionary(figure => figure.Key.Occupation, figure => (figure.Value ?? 0) / whole);
    }
}
