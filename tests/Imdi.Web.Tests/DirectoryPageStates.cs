using Imdi.Shared;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Tests;

/// <summary>The desk, the Directory of the secretariat, the invitation and the ways in.</summary>
internal sealed class DirectoryPageStates : IPageStates
{
    private static readonly CountryCode Nepal = CountryCode.Parse("NPL"), Qatar = CountryCode.Parse("QAT");

    private static readonly DateOnly Day = new(2026, 11, 30);

    private static readonly DateTimeOffset Moment = new(2026, 11, 30, 9, 5, 0, TimeSpan.Zero);

    private static readonly DeskAccess Secretariat = new("Demonstration secretariat", true, false, false, false, false, false);

    private static readonly PersonFormModel Form = new(Secretariat, null, null, [("demonstration-agency", "Demonstration agency")], []);

    private static readonly PersonFormModel Known = Form with
    {
        Id = "demonstration:focal-point-npl", Tag = "\"abc\"", Name = "Demonstration focal point of Nepal", Email = "focal@example.org", ReadsIn = "fr", Roles = ["focal-point"], Countries = ["NPL", "QAT"], Topics = ["projects", "dialogue"], From = "2026-11-30",
        Until = "2027-11-30", State = PersonState.Serving, VerifiedOn = Day,
    };

    private static readonly OrganisationFormModel Organisation = new(Secretariat, null, null, []);

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["sign-in-provider"] = language => PageAsync<SignInPage>(PageAddress.Desk(language), new SignInModel("/en/desk/", [], Forbidden: false) { Provider = "/api/auth/sign-in?wanted=%2Fen%2Fdesk%2F" }),
        ["sign-in-failed"] = language => PageAsync<SignInPage>(PageAddress.Desk(language), new SignInModel("/en/desk/", [], Forbidden: false) { Provider = "/api/auth/sign-in?wanted=%2Fen%2Fdesk%2F", IsFailed = true }),
        ["desk-home"] = language => PageAsync<DeskHomePage>(PageAddress.Desk(language), new DeskHomeModel(Secretariat with { IsFocalPoint = true }, ["secretariat", "agency", "focal-point", "executing-agency", "panel-member", "donor"], "Demonstration agency", [Nepal, Qatar])
        {
            Sessions = [new("0123456789abcdef0123456789abcdef", Moment, Moment, true), new("fedcba9876543210fedcba9876543210", Moment.AddHours(-2), Moment, false)],
        }),
        ["desk-home-unverified"] = language => PageAsync<DeskHomePage>(PageAddress.Desk(language), new DeskHomeModel(new("Amina Example", false, false, true, false, false, false) { EndorsesNot = "unverified" }, ["focal-point"], null, [])),
        ["desk-home-none"] = language => PageAsync<DeskHomePage>(PageAddress.Desk(language), new DeskHomeModel(new("", false, false, false, false, false, false), [], null, [])),
        ["directory"] = language => PageAsync<DirectoryPage>(PageAddress.Desk(language, "directory"), new DirectoryModel(
            Secretariat,
            [
                .. Enum.GetValues<PersonState>().Select(state => new PersonLine($"invited:01JDEMO000000000000000000{(int)state}", "Demonstration person", ["focal-point"], null, [Nepal, Qatar], Day, state == PersonState.Serving ? Day.AddYears(1) : null, state == PersonState.Unverified, state) { Topics = state == PersonState.Serving ? ["projects", "labour-market"] : [] }),
                new("demonstration:panel-1", "Demonstration panel member 1", ["panel-member"], "Demonstration ministry", [], Day, null, false, PersonState.Serving),
            ],
            [
                new("demonstration-agency", "Demonstration agency", "international-organisation", null, "XM-EXAMPLE-1", true, null),
                new("demonstration-union", "Demonstration union", "civil-society", Qatar, null, false, Day),
            ],
            [new("projects", 1, [Qatar]), new("labour-market", 0, [Nepal, Qatar]), new("regulation", 2, []), new("development", 1, [Nepal]), new("dialogue", 1, [Qatar])])),
        ["directory-empty"] = language => PageAsync<DirectoryPage>(PageAddress.Desk(language, "directory"), new DirectoryModel(Secretariat, [], [], [new("projects", 0, [Nepal, Qatar])])),
        ["person-new"] = language => PageAsync<PersonPage>(PageAddress.Person(language, null), Form),
        ["person"] = language => PageAsync<PersonPage>(PageAddress.Person(language, Known.Id), Known),
        ["person-invited"] = language => PageAsync<PersonPage>(PageAddress.Person(language, Known.Id), Known with { State = PersonState.Invited, VerifiedOn = null }),
        ["person-error"] = language => PageAsync<PersonPage>(PageAddress.Person(language, null), Form with
        {
            Errors = [.. new[] { "name-wrong", "email-wrong", "language-wrong", "roles-wrong", "organisation-wrong", "countries-wrong", "topics-wrong", "constituency-wrong" }.Select(code => new FieldError($"/{code.Split('-')[0]}", $"person-{code}", "Wrong.")), new("/until", "person-date-wrong", "Wrong.")],
        }),
        ["organisation-new"] = language => PageAsync<OrganisationPage>(PageAddress.Organisation(language, null), Organisation),
        ["organisation"] = language => PageAsync<OrganisationPage>(PageAddress.Organisation(language, "demonstration-agency"), Organisation with { Id = "demonstration-agency", Tag = "\"abc\"", Name = "Demonstration agency", Constituency = "international-organisation", Executes = true }),
        ["organisation-left"] = language => PageAsync<OrganisationPage>(PageAddress.Organisation(language, "demonstration-agency"), Organisation with { Id = "demonstration-agency", Name = "Demonstration agency", EndedOn = Day }),
        ["organisation-error"] = language => PageAsync<OrganisationPage>(PageAddress.Organisation(language, null), Organisation with { Errors = [new("/id", "organisation-id-wrong", "Wrong."), new("/country", "organisation-country-wrong", "Wrong."), new("/iatiRef", "organisation-iati-wrong", "Wrong.")] }),
        ["invitation"] = language => PageAsync<InvitationPage>(PageAddress.Invitation(language, "AAAAAAAAAAAAAAAAAAAAAA"), new InvitationModel("AAAAAAAAAAAAAAAAAAAAAA", "Amina Example", ["focal-point"], "/api/auth/sign-in?wanted=%2Fen%2Fdesk%2F", false)),
        ["invitation-accept"] = language => PageAsync<InvitationPage>(PageAddress.Invitation(language, "AAAAAAAAAAAAAAAAAAAAAA"), new InvitationModel("AAAAAAAAAAAAAAAAAAAAAA", "Amina Example", ["focal-point"], null, true)),
        ["invitation-closed"] = language => PageAsync<InvitationPage>(PageAddress.Invitation(language, "AAAAAAAAAAAAAAAAAAAAAA"), new InvitationModel("AAAAAAAAAAAAAAAAAAAAAA", null, [], null, false)),
    };

    public IReadOnlyList<string> Links { get; } =
    [
        "^/(en|fr|es|ar)/desk/directory/(people|organisations)/(new|[a-zA-Z0-9:-]+)/$", "^/(en|fr|es|ar)/desk/invitation/[A-Za-z0-9_-]{22}/$", "^/api/auth/sign-in\\?wanted=%2Fen%2Fdesk%2F$", "^/api/auth/(sign-out|invitation)$", "^/api/auth/sessions/([0-9a-f]{32}/)?end$", "^/api/health/rebuilds$",
        "^/api/directory/(people|organisations)(/[a-zA-Z0-9:-]+(/(end|verification|invitation))?)?$", "^/api/directory/(organisations|focal-points)\\.(csv|json)\\?lang=(en|fr|es|ar)$",
    ];

    private static Task<string> PageAsync<TPage>(PageAddress at, object model) where TPage : Microsoft.AspNetCore.Components.IComponent => Rendered.Pages.RenderAsync<TPage>(A.Site, at, model);
}
