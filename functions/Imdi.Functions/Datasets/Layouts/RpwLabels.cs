namespace Imdi.Functions.Datasets;

/// <summary>
/// The labels of Remittance Prices Worldwide and their codes. A composite provider type ("Bank / Money Transfer Operator") counts as
/// its first-named; product names of the years before 2016 ("Cash to account") say how the sender pays and how the money arrives.
/// </summary>
internal sealed class RpwLabels
{
    public SourceLabels ProviderType { get; } = new(Table(
        ("bank", "bank"), ("mto", "mto"), ("money transfer operator", "mto"), ("money transfer company", "mto"), ("money transfer operators", "mto"),
        ("mobile operator", "mobile-operator"), ("mobile network operator", "mobile-operator"), ("mobile money operator", "mobile-operator"),
        ("post office", "post-office"), ("post", "post-office"), ("postal operator", "post-office"),
        ("building society", "other"), ("credit union", "other"), ("non-bank fi", "other"), ("non-bank financial institution", "other"), ("other", "other")), "other", several: false);

    public SourceLabels Instrument { get; } = new(Table(
        ("cash", "cash"), ("bank account", "bank-account"), ("bank account transfer", "bank-account"), ("bank transfer", "bank-account"), ("account", "bank-account"),
        ("direct debit", "bank-account"), ("debit card", "debit-card"), ("debit", "debit-card"), ("credit card", "credit-card"), ("credit", "credit-card"),
        ("card", "debit-card;credit-card"), ("mobile money", "mobile-money"), ("mobile wallet", "mobile-money"), ("mobile", "mobile-money"), ("mobile account", "mobile-money"),
        ("prepaid card", "other"), ("cheque", "other"), ("money order", "other"), ("e-money", "other"), ("other", "other")), "other", several: true);

    public SourceLabels AccessPoint { get; } = new(Table(
        ("agent", "agent"), ("agent location", "agent"), ("bank branch", "branch"), ("branch", "branch"), ("mto branch", "branch"), ("internet", "internet"), ("online", "internet"),
        ("website", "internet"), ("mobile", "mobile"), ("mobile phone", "mobile"), ("mobile app", "mobile"), ("smartphone", "mobile"), ("phone", "phone"), ("telephone", "phone"),
        ("call center", "phone"), ("call centre", "phone"), ("atm", "atm"), ("post office", "post-office"), ("post office branch", "post-office"), ("kiosk", "other"), ("other", "other")),
        "other", several: true);

    public SourceLabels Pickup { get; } = new(Table(
        ("cash", "cash"), ("cash pick-up", "cash"), ("cash pickup", "cash"), ("bank account", "bank-account"), ("account", "bank-account"), ("bank account transfer", "bank-account"),
        ("mobile wallet", "mobile-wallet"), ("mobile money", "mobile-wallet"), ("mobile account", "mobile-wallet"), ("mobile", "mobile-wallet"), ("home delivery", "home-delivery"),
        ("door to door", "home-delivery"), ("door-to-door", "home-delivery"), ("door", "home-delivery"), ("card", "card"), ("prepaid card", "card"), ("debit card", "card"), ("other", "other")),
        "other", several: true);

    public SourceLabels Speed { get; } = new(Table(
        ("less than one hour", "less-than-one-hour"), ("less than 1 hour", "less-than-one-hour"), ("same day", "same-day"), ("next day", "next-day"),
        ("2 days", "two-days"), ("two days", "two-days"), ("3-5 days", "three-to-five-days"), ("3 - 5 days", "three-to-five-days"), ("3–5 days", "three-to-five-days"),
        ("3 to 5 days", "three-to-five-days"), ("6 days or more", "six-days-or-more"), ("more than 6 days", "six-days-or-more"), ("6 or more days", "six-days-or-more")), null, several: false);

    public SourceLabels Coverage { get; } = new(Table(("high", "high"), ("medium", "medium"), ("low", "low")), null, several: false);

    /// <summary>The two halves of a product name; a name without " to " says only how the sender pays.</summary>
    public static (string Instrument, string Pickup) Halves(ReadOnlySpan<char> product)
    {
        int at = product.IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? (product.ToString(), "") : (product[..at].ToString(), product[(at + 4)..].ToString());
    }

    private static Dictionary<string, string> Table(params (string Label, string Code)[] rows) => rows.ToDictionary(row => row.Label, row => row.Code, StringComparer.Ordinal);
}
