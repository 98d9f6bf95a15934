namespace Imdi.Functions.Remittances;

/// <summary>The one table of a report's fields: its name in the form, its name in JSON, how long it may be, and whether it must be there.</summary>
internal sealed record ReportField(string Form, string Json, int Longest, bool Required)
{
    public static readonly ReportField
        From = new("from", "from", 3, true),
        To = new("to", "to", 3, true),
        Provider = new("provider", "provider", 200, true),
        WhatIsWrong = new("what_is_wrong", "whatIsWrong", 2000, true),
        RightPrice = new("right_price", "rightPrice", 200, false),
        SeenOn = new("seen_on", "seenOn", 10, false),
        Contact = new("contact", "contact", 254, false);

    public static IReadOnlyList<ReportField> All { get; } = [From, To, Provider, WhatIsWrong, RightPrice, SeenOn, Contact];

    public string Pointer => "/" + Json;

    /// <summary>The form's own name of a field that an error points to.</summary>
    public static string FormPointer(string pointer) => All.FirstOrDefault(field => field.Pointer == pointer) is { } known ? "/" + known.Form : pointer;
}
