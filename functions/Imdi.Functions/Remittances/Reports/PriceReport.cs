namespace Imdi.Functions.Remittances;

/// <summary>A wrong price as somebody reported it; for the secretariat alone.</summary>
/// <param name="Contact">Only if the reporter may be asked about it.</param>
public sealed record PriceReport(
    Corridor Corridor, string Provider, string WhatIsWrong, string? RightPrice, DateOnly? SeenOn, string? Contact, DateTimeOffset ReceivedAt);
