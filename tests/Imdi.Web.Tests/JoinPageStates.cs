using Imdi.Shared;
using Imdi.Web.Pages.Desk;
using Imdi.Web.Pages.Join;

namespace Imdi.Web.Tests;

/// <summary>The pages of joining, and the secretariat's page of one request.</summary>
internal sealed class JoinPageStates : IPageStates
{
    private const string Id = "0123456789abcdef0123456789", Secret = "AAAAAAAAAAAAAAAAAAAAAA";

    private static readonly DeskAccess Secretariat = new("Demonstration secretariat", true, false, false, false, false, false);

    private static readonly JoinTyped Typed = new("Example Foundation", "donor", "CHE", "Fund training.", "A. Example", "office@example.org");

    private static readonly JoiningModel One = new(Secretariat, Id, "Example Foundation", "donor", CountryCode.Parse("CHE"), "Fund training\nbefore departure.", "A. Example", "office@example.org", new(2026, 11, 30), "confirmed", "example-foundation", null, []);

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["join"] = language => JoinAsync(language, new("ask", new(null, null, null, null, null, null), "x", [], null)),
        ["join-error"] = language => JoinAsync(language, new("ask", Typed, "x", [new("/name", "organisation-name-wrong", "x"), new("/constituency", "organisation-constituency-wrong", "x"), new("/country", "organisation-country-wrong", "x"), new("/purpose", "joining-purpose-wrong", "x"), new("/contactName", "person-name-wrong", "x"), new("/email", "person-email-wrong", "x")], null)),
        ["join-sent"] = language => JoinAsync(language, new("sent", Typed, null, [], null)),
        ["join-confirm"] = language => JoinAsync(language, new("confirm", Typed, null, [], Secret)),
        ["join-confirmed"] = language => JoinAsync(language, new("confirmed", Typed, null, [], Secret)),
        ["join-gone"] = language => JoinAsync(language, new("gone", Typed, null, [], Secret)),
        ["joining"] = language => DeskAsync(language, One),
        ["joining-error"] = language => DeskAsync(language, One with { Errors = [new("/organisation", "organisation-exists", "x"), new("/reason", "required", "x")] }),
        ["joining-declined"] = language => DeskAsync(language, One with { State = "declined", Country = null }),
        ["directory-joinings"] = language => Rendered.Pages.RenderAsync<DirectoryPage>(A.Site, PageAddress.Desk(language, "directory"), new DirectoryModel(Secretariat, [], [], []) { Joinings = [new(Id, "Example Foundation", "donor", null, new(2026, 11, 30))] }),
    };

    public IReadOnlyList<string> Links { get; } = [@"^/(en|fr|es|ar)/join/([A-Za-z0-9_-]{22}/)?$", @"^/(en|fr|es|ar)/desk/directory/joinings/[0-9a-f]{26}/$", @"^/api/directory/joinings(/confirmations|/[0-9a-f]{26}/decision)?$"];

    private static Task<string> JoinAsync(Language language, JoinModel model) => Rendered.Pages.RenderAsync<JoinPage>(A.Site, model.Secret is null ? PageAddress.Join(language) : PageAddress.ConfirmJoining(language, Secret), model);

    private static Task<string> DeskAsync(Language language, JoiningModel model) => Rendered.Pages.RenderAsync<JoiningPage>(A.Site, PageAddress.DeskJoining(language, Id), model);
}
