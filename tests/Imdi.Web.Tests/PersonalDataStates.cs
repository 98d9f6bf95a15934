using Imdi.Shared;
using Imdi.Web.Pages.Desk;

namespace Imdi.Web.Tests;

/// <summary>The desk of personal data: before a search, with what it found, with nothing, refused, and after an erasure.</summary>
internal sealed class PersonalDataStates : IPageStates
{
    private static readonly PersonalDataModel Empty = new(new DeskAccess("Demonstration secretariat", true, false, false, false, false, false));

    public IReadOnlyDictionary<string, Func<Language, Task<string>>> States { get; } = new Dictionary<string, Func<Language, Task<string>>>
    {
        ["personal"] = language => PageAsync(language, Empty),
        ["personal-found"] = language => PageAsync(language, Empty with { Address = "name@example.org", Found = [new("drafts", 1), new("messages", 3)], Json = "{\n  \"records\": []\n}" }),
        ["personal-nothing"] = language => PageAsync(language, Empty with { Address = "name@example.org", Found = [], Json = "{}" }),
        ["personal-wrong"] = language => PageAsync(language, Empty with { Address = "name", Errors = [new("/address", "not-an-address", "Wrong.")] }),
        ["personal-erased"] = language => PageAsync(language, Empty with { IsErased = true }),
    };

    public IReadOnlyList<string> Links { get; } = [@"^/(en|fr|es|ar)/desk/personal-data/$", @"^/api/directory/personal-data(/erasure)?$"];

    private static Task<string> PageAsync(Language language, PersonalDataModel model) => Rendered.Pages.RenderAsync<PersonalDataPage>(A.Site, PageAddress.Desk(language, "personal-data"), model);
}
