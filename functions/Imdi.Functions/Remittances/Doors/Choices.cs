namespace Imdi.Functions.Remittances;

/// <summary>The codes that addresses take, one at a time; each is named as in the canonical columns.</summary>
public enum InstrumentChoice { Cash, BankAccount, DebitCard, CreditCard, MobileMoney, Other }

public enum SpeedChoice { LessThanOneHour, SameDay, NextDay, TwoDays, ThreeToFiveDays, SixDaysOrMore }

public enum ProviderTypeChoice { Bank, Mto, MobileOperator, PostOffice, Other }

public enum PickupChoice { Cash, BankAccount, MobileWallet, HomeDelivery, Card, Other }
