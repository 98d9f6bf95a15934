namespace Imdi.Functions.Remittances;

public enum ProviderType { Unknown, Bank, Mto, MobileOperator, PostOffice, Other }

public enum TransferSpeed { Unknown, LessThanOneHour, SameDay, NextDay, TwoDays, ThreeToFiveDays, SixDaysOrMore }

public enum Coverage { Unknown, Low, Medium, High }

public enum FeeMode { OnTop, Deducted }

[Flags]
public enum Instruments { None = 0, Cash = 1, BankAccount = 2, DebitCard = 4, CreditCard = 8, MobileMoney = 16, Other = 32 }

[Flags]
public enum AccessPoints { None = 0, Agent = 1, Branch = 2, Internet = 4, Mobile = 8, Phone = 16, Atm = 32, PostOffice = 64, Other = 128 }

[Flags]
public enum Pickups { None = 0, Cash = 1, BankAccount = 2, MobileWallet = 4, HomeDelivery = 8, Card = 16, Other = 32 }

/// <summary>The codes of the canonical quote columns, and their values here.</summary>
public static class QuoteCodes
{
    public static CodeTable<ProviderType> ProviderTypes { get; } = new(
        (ProviderType.Bank, "bank"), (ProviderType.Mto, "mto"), (ProviderType.MobileOperator, "mobile-operator"),
        (ProviderType.PostOffice, "post-office"), (ProviderType.Other, "other"));

    public static CodeTable<TransferSpeed> Speeds { get; } = new(
        (TransferSpeed.LessThanOneHour, "less-than-one-hour"), (TransferSpeed.SameDay, "same-day"), (TransferSpeed.NextDay, "next-day"),
        (TransferSpeed.TwoDays, "two-days"), (TransferSpeed.ThreeToFiveDays, "three-to-five-days"), (TransferSpeed.SixDaysOrMore, "six-days-or-more"));

    public static CodeTable<Coverage> Coverages { get; } = new(
        (Coverage.High, "high"), (Coverage.Medium, "medium"), (Coverage.Low, "low"));

    public static CodeTable<FeeMode> FeeModes { get; } = new((FeeMode.OnTop, "on-top"), (FeeMode.Deducted, "deducted"));

    public static CodeTable<Instruments> Instruments { get; } = new(
        (Remittances.Instruments.Cash, "cash"), (Remittances.Instruments.BankAccount, "bank-account"),
        (Remittances.Instruments.DebitCard, "debit-card"), (Remittances.Instruments.CreditCard, "credit-card"),
        (Remittances.Instruments.MobileMoney, "mobile-money"), (Remittances.Instruments.Other, "other"));

    public static CodeTable<AccessPoints> AccessPoints { get; } = new(
        (Remittances.AccessPoints.Agent, "agent"), (Remittances.AccessPoints.Branch, "branch"), (Remittances.AccessPoints.Internet, "internet"),
        (Remittances.AccessPoints.Mobile, "mobile"), (Remittances.AccessPoints.Phone, "phone"), (Remittances.AccessPoints.Atm, "atm"),
        (Remittances.AccessPoints.PostOffice, "post-office"), (Remittances.AccessPoints.Other, "other"));

    public static CodeTable<Pickups> Pickups { get; } = new(
        (Remittances.Pickups.Cash, "cash"), (Remittances.Pickups.BankAccount, "bank-account"), (Remittances.Pickups.MobileWallet, "mobile-wallet"),
        (Remittances.Pickups.HomeDelivery, "home-delivery"), (Remittances.Pickups.Card, "card"), (Remittances.Pickups.Other, "other"));
}
