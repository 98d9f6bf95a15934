using Imdi.Shared;
using Imdi.Web.Pages.Desk;
using Imdi.Web.Pages.Send;

namespace Imdi.Web.Tests;

/// <summary>The desk of messages, and the pages of alerts.</summary>
internal sealed class MessagePageStates : IPageStates
{
    private const string Key = "AAAAAAAAAAAAAAAAAAAAAA";

    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    private static readonly DeskAccess Secretariat = new("Secretariat", true, false, false, false, false, false);

    private static readonly AlertModel Form = new(A.Britain, A.Kenya, new Percent(6.42m), Period.Parse("2026Q3"), "1.abc", null, "5", null, Language.English, [], false);

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["messages-parked"] = language => Messages(language, "parked", 2, "/en/desk/messages/?state=parked&after=parked-1", []),
        ["messages-sent"] = language => Messages(language, "sent", 1, null, []),
        ["messages-none"] = language => Messages(language, "waiting", 0, null, []),
        ["messages-error"] = language => Messages(language, "parked", 1, null, [new FieldError("/messages", "message-not-parked", "Only a parked message can be sent again.")]),
        ["alert"] = language => Alert(language, Form),
        ["alert-error"] = language => Alert(language, Form with
        {
            Email = "reader", Threshold = "own", Own = "90",
            Errors = [new FieldError("/email", "not-an-address", "An address."), new FieldError("/own", "threshold-out-of-range", "0.1 to 50.")],
        }),
        ["alert-sent"] = language => Alert(language, Form with { IsSent = true }),
        ["alert-confirm"] = language => Link(language, AlertLinkState.Confirm),
        ["alert-confirmed"] = language => Link(language, AlertLinkState.Confirmed),
        ["alert-leave"] = language => Link(language, AlertLinkState.Leave),
        ["alert-left"] = language => Link(language, AlertLinkState.Left),
        ["alert-invalid"] = language => Link(language, AlertLinkState.Invalid),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        @"^/(en|fr|es|ar)/(send/[a-z]{3}/[a-z]{3}/alert|alerts/(confirm|leave)/[A-Za-z0-9_-]{22})/$",
        @"^/api/(subscriptions(/confirmations|/leaving/[A-Za-z0-9_-]{22})?|directory/messages/[0-9a-f]{32}/attempts)$",
        @"^/(en|fr|es|ar)/desk/messages/\?state=[a-z]+(&after=[a-z0-9-]+)?$",
    ];

    private static Task<string> Messages(Language language, string state, int rows, string? next, IReadOnlyList<FieldError> errors) => Rendered.Pages.RenderAsync<MessagesPage>(
        A.Site, PageAddress.Desk(language, "messages"), new MessagesModel(Secretariat, state, [.. Enumerable.Range(0, rows).Select(Row)], next, errors));

    private static MessageRowModel Row(int number) =>
        new($"0123456789abcdef0123456789abcde{number}", "proposal-received", $"reader{number}@example.org", Language.French, 6, Now, "550 5.1.1 No such user here");

    private static Task<string> Alert(Language language, AlertModel model) => Rendered.Pages.RenderAsync<AlertPage>(A.Site, PageAddress.Alert(language, A.Britain, A.Kenya), model with { Chosen = language });

    private static Task<string> Link(Language language, AlertLinkState state)
    {
        bool known = state is AlertLinkState.Confirm or AlertLinkState.Confirmed or AlertLinkState.Leave;
        var at = state is AlertLinkState.Leave or AlertLinkState.Left ? PageAddress.LeaveAlert(language, Key) : PageAddress.ConfirmAlert(language, Key);
        return Rendered.Pages.RenderAsync<AlertLinkPage>(A.Site, at, new AlertLinkModel(state, Key) { From = known ? A.Britain : null, To = known ? A.Kenya : null, Threshold = 4.5m });
    }
}
