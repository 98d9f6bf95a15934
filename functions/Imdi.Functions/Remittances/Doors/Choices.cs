using System.ComponentModel;
using Imdi.Functions.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Imdi.Functions.Remittances;

/// <summary>The codes that addresses take, one at a time; each is named as in the canonical columns.</summary>
public enum InstrumentChoice { Cash, BankAccount, DebitCard, CreditCard, MobileMoney, Other }

public enum SpeedChoice { LessThanOneHour, SameDay, NextDay, TwoDays, ThreeToFiveDays, SixDaysOrMore }

public enum ProviderTypeChoice { Bank, Mto, MobileOperator, PostOffice, Other }

public enum PickupChoice { Cash, BankAccount, MobileWallet, HomeDelivery, Card, Other }

/// <summary>Which services are asked for.</summary>
internal readonly record struct ChosenServices(
    [property: FromQuery(Name = "instrument")] Choice<InstrumentChoice>? Instrument,
    [property: FromQuery(Name = "speed"), Description("The slowest that will do.")] Choice<SpeedChoice>? Speed,
    [property: FromQuery(Name = "providerType")] Choice<ProviderTypeChoice>? ProviderType,
    [property: FromQuery(Name = "pickup")] Choice<PickupChoice>? Pickup)
{
    public ServiceFilter Filter() => new()
    {
        Instrument = QuoteCodes.Instruments.Parse(Instrument?.ToString()),
        Speed = QuoteCodes.Speeds.Parse(Speed?.ToString()),
        ProviderType = QuoteCodes.ProviderTypes.Parse(ProviderType?.ToString()),
        Pickup = QuoteCodes.Pickups.Parse(Pickup?.ToString()),
    };
}
