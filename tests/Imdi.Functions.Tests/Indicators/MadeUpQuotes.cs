using System.Globalization;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>Quotes of a made-up survey: services of all kinds, some slow, undisclosed or out of reach, prices above and below the interbank rate; corridors with two, one and no service that qualifies.</summary>
internal static class MadeUpQuotes
{
    public const string Header = "quote_id,period,from,to,provider,provider_type,instruments,access_points,speed,coverage,pickup_methods,send_currency,receive_currency,amount_1,fee_1,rate_1,interbank_rate,transparent,fee_mode";

    private static readonly string[]
        Types = ["bank", "mto", "mobile-operator", "post-office", "other"], Instruments = ["cash", "bank-account", "debit-card;credit-card", "", "mobile-money"],
        Speeds = ["less-than-one-hour", "same-day", "next-day", "two-days", "three-to-five-days", "six-days-or-more", ""], Coverages = ["high", "medium", "low", ""],
        Pickups = ["cash", "bank-account", "cash;mobile-wallet", "", "card", "home-delivery"];

    /// <summary>One survey of every corridor and quarter, and the corridors that have little to choose from.</summary>
    public static IEnumerable<string> Survey() => Many("one", 17).Concat(
    [
        Line("slow-1", "2021Q1", "DEU", "PHL", speed: "six-days-or-more"), Line("slow-2", "2021Q1", "DEU", "PHL", speed: ""), Line("told-not", "2021Q1", "DEU", "PHL", transparent: "no"), Line("far", "2021Q1", "DEU", "PHL", coverage: "low"),
        Line("one-of-two", "2021Q1", "QAT", "PHL", fee: "7.5"), Line("two-of-two", "2021Q1", "QAT", "PHL", fee: "0"), Line("slow-3", "2021Q1", "QAT", "PHL", speed: "six-days-or-more", fee: "0.1"),
        Line("five-1", "2021Q1", "DEU", "NPL", fee: "10"), Line("five-2", "2021Q1", "DEU", "NPL", fee: "11"), Line("five-3", "2021Q1", "DEU", "NPL", fee: "9"), Line("dear", "2021Q1", "DEU", "NPL", fee: "90"),
        Line("alone", "2021Q1", "QAT", "NPL", fee: "10.01", coverage: "low", pickup: "mobile-wallet"),
    ]);

    /// <summary>Another survey, of some of the same corridors.</summary>
    public static IEnumerable<string> Other() => Many("two", 5);

    /// <summary>GBP 140 to INR, the worked example of the method: SmaRT 2.251967.</summary>
    public static IEnumerable<string> SixServices() =>
    [
        "A,2025Q3,GBR,IND,Bank A,bank,bank-account,internet,two-days,high,cash,GBP,INR,140,2.99,101.25,103.50,yes,on-top",
        "B,2025Q3,GBR,IND,Operator B,mto,debit-card,internet,less-than-one-hour,high,cash,GBP,INR,140,0,102.30,103.50,yes,on-top",
        "C,2025Q3,GBR,IND,Operator C,mto,cash,agent,six-days-or-more,high,cash,GBP,INR,140,1.99,103.40,103.50,yes,on-top",
        "D,2025Q3,GBR,IND,Bank D,bank,cash;bank-account,branch,same-day,high,cash,GBP,INR,140,4.90,100,103.50,yes,on-top",
        "E,2025Q3,GBR,IND,Operator E,mto,debit-card,internet,same-day,high,cash,GBP,INR,140,0.99,102.90,103.50,yes,on-top",
        "F,2025Q3,GBR,IND,Operator F,mto,cash,agent,same-day,high,cash,GBP,INR,140,0.50,1,103.50,no,on-top",
    ];

    private static IEnumerable<string> Many(string name, int services)
    {
        int number = 0;
        foreach (string quarter in (string[])["2019Q4", "2020Q1", "2020Q2"])
        {
            foreach (var (from, to) in (IEnumerable<(string, string)>)[("QAT", "NPL"), ("DEU", "NPL"), ("DEU", "PHL"), ("QAT", "PHL")])
            {
                for (int service = 0; service < services; service++) yield return Service(string.Create(CultureInfo.InvariantCulture, $"{name}-{++number}"), quarter, from, to, number);
            }
        }
    }

    // The steps have no common divisor with what they run through, so that every combination comes up.
    private static string Service(string id, string quarter, string from, string to, int number) => Line(
        id, quarter, from, to, Types[number % 5], Instruments[number * 3 % 5], Speeds[number * 5 % 7], Coverages[number * 3 % 4], Pickups[number * 5 % 6], number % 11 == 0 ? "no" : "yes",
        string.Create(CultureInfo.InvariantCulture, $"{number * 37 % 1500 / 100m}"), string.Create(CultureInfo.InvariantCulture, $"{102.5m - (number * 53 % 700 / 100m)}"));

    private static string Line(
        string id, string quarter, string from, string to, string type = "mto", string instruments = "cash", string speed = "same-day", string coverage = "high", string pickup = "cash", string transparent = "yes", string fee = "5", string rate = "100") =>
        $"{id},{quarter},{from},{to},Provider {id},{type},{instruments},internet,{speed},{coverage},{pickup},EUR,USD,200,{fee},{rate},100,{transparent},on-top";
}
