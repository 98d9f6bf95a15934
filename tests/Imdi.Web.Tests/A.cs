using Imdi.Shared;
using Imdi.Web.Pages.Send;

namespace Imdi.Web.Tests;

/// <summary>Models as the rooms make them; a test changes what it is about with <c>with</c>.</summary>
internal static partial class A
{
    public static readonly CountryCode Britain = CountryCode.Parse("GBR");
    public static readonly CountryCode Kenya = CountryCode.Parse("KEN");
    public static readonly Currency Pound = Currency.Parse("GBP");
    public static readonly Currency Shilling = Currency.Parse("KES");
    public static readonly Site Site = new("https://imdi.example", HasDemonstrationData: true, HasApi: true);

    public static readonly SourceNote WorldBank = new(
        "World Bank, Remittance Prices Worldwide (Corridors)", "https://databank.worldbank.org/source/remittance-prices-worldwide-(corridors)",
        "CC BY 4.0", new DateOnly(2020, 12, 7), IsDemonstration: false);

    public static readonly SourceNote Invented = new("IMDI demonstration services", null, null, new DateOnly(2026, 11, 20), IsDemonstration: true);

    private static readonly IReadOnlyList<CountryCode> Senders = Codes("AGO ARE AUS AUT BEL BHR BRA CAN CHE CHL CIV CMR CRI CZE DEU DOM ESP FRA GBR GHA IND ISR ITA JOR JPN KEN KOR KWT MYS NGA NLD NOR NZL OMN PAK PRT QAT RUS RWA SAU SEN SGP SWE THA TUR TZA USA ZAF");
    private static readonly IReadOnlyList<CountryCode> Receivers = Codes("AFG ALB DZA AGO ARM AZE BGD BLR BEN BOL BIH BWA BRA BGR BFA BDI KHM CMR CHN COL COM COD CRI CIV CUB DOM ECU EGY SLV ERI ETH FJI GMB GEO GHA GTM GUY HTI HND IND IDN JAM JOR KAZ KEN KIR XKX KGZ LAO LBN LSO LBR MDG MWI MYS MLI MEX MDA MAR MOZ MMR NAM NPL NIC NGA PAK PAN PNG PRY PER PHL ROU RWA WSM SEN SRB SLE SLB SOM ZAF SSD LKA SDN SUR SYR TJK TZA THA TGO TON TUN TUR TUV UGA UKR UZB VUT VNM PSE YEM ZMB ZWE");

    public static CorridorModel Corridor(Func<CorridorModel, CorridorModel>? change = null) => Changed(change, new CorridorModel(
        Britain, Kenya, Pound, Shilling, 200, AmountMode.Send,
        new AnswerModel(Services[0], Services[^1], new Percent(4.22m), Pounds(8.45m), Pounds(6.05m), Pounds(72.60m), 12),
        Services,
        [Service("Northbank", 4.99m, null, PickupMethod.BankAccount, Speed.TwoDays)],
        [Service("Old Harbour", 3m, 1.2m, PickupMethod.Cash, Speed.SameDay) with { Collected = new DateOnly(2026, 5, 3) }],
        100, new SmartModel(new Percent(1.83m), 3),
        [
            new FilterModel(null, "/en/send/gbr/ken/", true, 8), new FilterModel(PickupMethod.MobileWallet, "/en/send/gbr/ken/?pay=mobile-wallet", false, 2),
            new FilterModel(PickupMethod.BankAccount, "/en/send/gbr/ken/?pay=bank-account", false, 3), new FilterModel(PickupMethod.Cash, "/en/send/gbr/ken/?pay=cash", false, 3),
        ],
        Trend, new Percent(6.6131m), Period.OfQuarter(2020, 3), 612.4m, 2017, 22.1m,
        FromBritain, [.. FromBritain.Where(to => "TZA UGA ETH SOM RWA BDI SSD".Contains(to.Country.Alpha3, StringComparison.Ordinal))],
        [Invented, WorldBank], Senders, Receivers, null, null));

    /// <summary>A corridor of which only quarterly averages are known, like most in the World Bank's file.</summary>
    public static CorridorModel CorridorWithoutServices() => Corridor(m => m with
    {
        Answer = null, Services = [], Undisclosed = [], Stale = [], Filters = [], Smart = new SmartModel(null, 0), Sources = [WorldBank],
        AnnualFlowMillionUsd = null, FlowYear = null, SavingToTargetMillionUsd = null,
    });

    public static SendStartModel Start(Func<SendStartModel, SendStartModel>? change = null) => Changed(change, new SendStartModel(
        Quarter(2020, 3, 7.000746m), Senders, Receivers, BySender, Popular, [WorldBank], null, null, null));

    public static HomeModel Home(Func<HomeModel, HomeModel>? change = null) => Changed(change, new HomeModel(
        Quarter(2020, 3, 7.000746m), 367, Senders, Receivers, Popular, [WorldBank]));

    public static TargetsModel Targets(Func<TargetsModel, TargetsModel>? change = null) => Changed(change, new TargetsModel(
        [.. Quarters.Select((quarter, i) => Quarter(quarter.Year, quarter.Part, 9.05m - (i * 0.06m)))],
        Popular, [.. Popular.Reverse()], [.. Receivers.Select((to, i) => Cost(to, 2.1m + (i * 7 % 100 * 0.12m)))], [WorldBank]));

    public static CountryModel Country(Func<CountryModel, CountryModel>? change = null) => Changed(change, new CountryModel(
        Britain, true, new Percent(6.31m), Period.OfQuarter(2020, 3), 31, 3, 12,
        [.. FromBritain.Where(to => to.Mean is not null).Select(to => new CorridorCostModel(Britain, to.Country, to.Mean!.Value, to.Period!.Value, to.HasPage))],
        [.. Trend.Select(point => point with { Smart = null })], [WorldBank], Senders, Receivers, HasOtherSide: false));

    public static EmbedModel Embed(Func<EmbedModel, EmbedModel>? change = null) => Changed(change, new EmbedModel(
        Britain, Kenya, Pound, 200, Services, new Percent(6.61m), Period.OfQuarter(2020, 3), [Invented, WorldBank]));

    public static ReportModel Report(Func<ReportModel, ReportModel>? change = null) => Changed(change, new ReportModel(
        Britain, Kenya, ["Tumia", "Safari Remit"], "01JDEMO0000000000000000000", "2026-11-24T12:00:00Z.c2ln", null, null, null, null, null, [], null));

    public static MethodModel Method() => new(100, [WorldBank]);

    public static ServiceModel Service(string provider, decimal fee, decimal? margin, PickupMethod pickup, Speed speed)
    {
        var total = Pounds(fee + (margin ?? 0));
        decimal rate = 171.4m * (1 - ((margin ?? 0) / 200));
        return new ServiceModel(
            provider, "mto", [pickup], ["debit-card"], speed, Pounds(200), Pounds(fee), margin is { } lost ? Pounds(lost) : null, total,
            Percent.Of(fee, 200), margin is { } part ? Percent.Of(part, 200) : null, Percent.Of(total.Amount, 200),
            margin is null ? null : Money.Round(200 * rate, Shilling), null, new DateOnly(2026, 11, 20), false, true);
    }

    private static IReadOnlyList<ServiceModel> Services { get; } =
    [
        Service("Tumia", 1.20m, 1.20m, PickupMethod.MobileWallet, Speed.LessThanOneHour),
        Service("Safari Remit", 2m, 1.60m, PickupMethod.MobileWallet, Speed.LessThanOneHour),
        Service("Daraja Direct", 1.90m, 3.10m, PickupMethod.BankAccount, Speed.SameDay),
        Service("Harbour FX", 3m, 2.80m, PickupMethod.BankAccount, Speed.TwoDays),
        Service("Jirani Transfer", 3.80m, 3.80m, PickupMethod.Cash, Speed.LessThanOneHour),
        Service("Northgate Post", 5m, 5.20m, PickupMethod.Cash, Speed.SameDay),
        Service("Union Bridge", 4.80m, 6.80m, PickupMethod.Cash, Speed.LessThanOneHour),
        Service("Albion Bank", 15m, 6.40m, PickupMethod.BankAccount, Speed.ThreeToFiveDays),
    ];

    private static IReadOnlyList<CountryCostModel> FromBritain { get; } =
        [.. Receivers.Where((_, i) => i % 3 != 1).Append(Kenya).Distinct().Select((to, i) => Cost(to, 2.4m + (i * 13 % 100 * 0.11m))), new CountryCostModel(CountryCode.Parse("CUB"), null, null, false)];

    private static IReadOnlyList<CountryCostModel> BySender { get; } = [.. Senders.Select((from, i) => Cost(from, 2.5m + (i * 17 % 50 * 0.25m)))];

    private static IReadOnlyList<CorridorCostModel> Popular { get; } =
    [
        Pair("USA", "MEX", 4.18037m), Pair("USA", "PHL", 3.637619m), Pair("GBR", "IND", 2.921333m), Pair("GBR", "NGA", 3.702941m),
        Pair("FRA", "MAR", 5.036842m), Pair("RUS", "TJK", 2m), Pair("SAU", "IND", 5.453333m), Pair("AGO", "NAM", 19.09m),
    ];

    // As in the World Bank's file: two quarters a year until 2013, then four, with holes.
    private static IReadOnlyList<Period> Quarters { get; } =
    [
        .. Enumerable.Range(2011, 10).SelectMany(year => Enumerable.Range(1, 4).Select(quarter => Period.OfQuarter(year, quarter)))
            .Where(period => (period.Year > 2012 || period.Part is 1 or 3) && (period.Year < 2020 || period.Part < 4)),
    ];

    private static IReadOnlyList<TrendModel> Trend { get; } =
    [
        .. Quarters.Select((quarter, i) => new TrendModel(
            quarter, quarter == Period.OfQuarter(2016, 2) ? null : new Percent(9.1m - (i * 0.07m) + (i % 4 * 0.35m)),
            quarter.Year < 2018 ? null : new Percent(4.4m - (i % 5 * 0.3m)), "World Bank, RPW (Corridors)")),
    ];

    private static TargetModel Quarter(int year, int quarter, decimal mean) => new(
        Period.OfQuarter(year, quarter), 367, new Percent(mean), new Percent(6.307693m), 21, 126, 59,
        new Percent(0.996667m), ["RUS-AZE"], new Percent(25.542m), ["ZAF-CHN"]);

    private static CountryCostModel Cost(CountryCode country, decimal mean) => new(country, new Percent(mean), Period.OfQuarter(2020, 3), true);

    private static CorridorCostModel Pair(string from, string to, decimal mean) =>
        new(CountryCode.Parse(from), CountryCode.Parse(to), new Percent(mean), Period.OfQuarter(2020, 3), true);

    private static Money Pounds(decimal amount) => Money.Round(amount, Currency.Parse("GBP"));

    private static IReadOnlyList<CountryCode> Codes(string codes) => [.. codes.Split(' ').Select(code => CountryCode.Parse(code))];

    private static T Changed<T>(Func<T, T>? change, T model) => change is null ? model : change(model);
}
