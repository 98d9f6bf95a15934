using Imdi.Web.Pages.Send;

namespace Imdi.Functions.Remittances;

/// <summary>The room's codes in the words of the page models.</summary>
internal static class PageCodes
{
    private static readonly (Pickups Flag, PickupMethod Method)[] Methods =
    [
        (Pickups.Cash, PickupMethod.Cash), (Pickups.BankAccount, PickupMethod.BankAccount), (Pickups.MobileWallet, PickupMethod.MobileWallet),
        (Pickups.HomeDelivery, PickupMethod.HomeDelivery), (Pickups.Card, PickupMethod.Card), (Pickups.Other, PickupMethod.Other),
    ];

    public static IReadOnlyList<PickupMethod> Of(Pickups pickups) => [.. Methods.Where(row => pickups.HasFlag(row.Flag)).Select(row => row.Method)];

    public static PickupMethod? OneOf(Pickups pickup) => Methods.Where(row => row.Flag == pickup).Select(row => (PickupMethod?)row.Method).FirstOrDefault();

    public static Speed Of(TransferSpeed speed) => speed switch
    {
        TransferSpeed.LessThanOneHour => Speed.LessThanOneHour,
        TransferSpeed.SameDay => Speed.SameDay,
        TransferSpeed.NextDay => Speed.NextDay,
        TransferSpeed.TwoDays => Speed.TwoDays,
        TransferSpeed.ThreeToFiveDays => Speed.ThreeToFiveDays,
        TransferSpeed.SixDaysOrMore => Speed.SixDaysOrMore,
        _ => Speed.Unknown,
    };
}
