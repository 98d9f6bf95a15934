namespace Imdi.Web.Pages.Profiles;

/// <summary>A profile in five sentences, each written from its tables; what is not known is said. No sentence bends a country's name.</summary>
public static class ProfileInShort
{
    private const int MostPartners = 3;

    public static IReadOnlyList<string> Of(ProfileModel profile, ProfileWords words) => [People(profile, words), Work(profile, words), Moves(profile, words), Money(profile, words), Cost(profile, words)];

    private static string People(ProfileModel profile, ProfileWords words)
    {
        if (Newest(profile, "context.population", 0) is not ({ } row, var people)) return words.Texts["profiles.short.people-none"];
        string period = words.Period(row.Item), number = words.Figure(people, "persons");
        return row.Cells[1].Value is { } working && people > 0
            ? words.Texts["profiles.short.people", period, number, words.Figure(working / people * 100, "percent")]
            : words.Texts["profiles.short.people-only", period, number];
    }

    private static string Work(ProfileModel profile, ProfileWords words) => Row(profile, "context.labour", "LM.UNEMP") is { Period: { } period } row && row.Cells[0].Value is { } rate
        ? words.Texts["profiles.short.work", words.Period(period), words.Figure(rate, "percent")]
        : words.Texts["profiles.short.work-none"];

    private static string Moves(ProfileModel profile, ProfileWords words)
    {
        object[] left = Counted(profile, "emigration.destinations", words), came = Counted(profile, "immigration.origins", words);
        return (left.Length, came.Length) switch
        {
            (0, 0) => words.Texts["profiles.short.moves-none"],
            (_, 0) => words.Texts["profiles.short.left", left],
            (0, _) => words.Texts["profiles.short.came", came],
            _ => words.Texts["profiles.short.moves", [.. left, .. came]],
        };
    }

    /// <summary>When, how many, and the largest partners; nothing where no total is known.</summary>
    private static object[] Counted(ProfileModel profile, string table, ProfileWords words) => Row(profile, table, "T") is { Period: { } period } total && total.Cells[0].Value is { } persons
        ? [words.Period(period), words.Figure(persons, "persons"), Partners(profile, table, words)]
        : [];

    private static string Money(ProfileModel profile, ProfileWords words)
    {
        if (Newest(profile, "remittances.received", 0) is not { } money) return words.Texts["profiles.short.money-none"];
        string amount = words.Figure(money.Value, "usd"), period = words.Period(money.Row.Item);
        return Newest(profile, "remittances.received", 1) is { } share
            ? words.Texts["profiles.short.money", period, amount, words.Period(share.Row.Item), words.Figure(share.Value, "percent")]
            : words.Texts["profiles.short.money-only", period, amount];
    }

    private static string Cost(ProfileModel profile, ProfileWords words) => Row(profile, "remittances.cost-summary", "cost.mean") is { Period: { } period } row && row.Cells[0].Value is { } mean
        ? words.Texts["profiles.short.cost", words.Period(period), words.Figure(mean, "percent"), Corridors(profile, "cost.within-5", words), Corridors(profile, "cost.corridors", words)]
        : words.Texts["profiles.short.cost-none"];

    private static string Corridors(ProfileModel profile, string item, ProfileWords words) => words.Figure(Row(profile, "remittances.cost-summary", item)?.Cells[0].Value ?? 0, "corridors");

    private static string Partners(ProfileModel profile, string table, ProfileWords words) => words.Joined(profile.Find(table)!.Rows.Where(row => row.Item is not ("T" or "OTHERS")).Take(MostPartners)
        .Select(row => row.Cells[1].Value is { } share ? $"{words.Item(profile, "partner", row.Item)} {words.Figure(share, "percent")}" : words.Item(profile, "partner", row.Item)));

    private static ProfileRow? Row(ProfileModel profile, string table, string item) => profile.Find(table)?.Rows.FirstOrDefault(row => row.Item == item);

    private static (ProfileRow Row, decimal Value)? Newest(ProfileModel profile, string table, int column) =>
        profile.Find(table)?.Rows.LastOrDefault(row => row.Cells[column].Value is not null) is { } row ? (row, row.Cells[column].Value!.Value) : null;
}
