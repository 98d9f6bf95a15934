using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Pages.Desk;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>The desk of everybody, and that of the secretariat for who is who.</summary>
internal sealed class DirectoryPages(ISitePages pages, PersonStore people, OrganisationStore organisations, JoiningStore joinings, InvitePerson invitations, Sessions sessions, TimeProvider clock, IOptions<HostingSettings> settings, IOptions<SignInSettings> signIn)
{
    private Site Site => new(settings.Value.BaseAddress, HasDemonstrationData: false, HasApi: true);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <param name="session">The one that asks; null for whoever came with a token.</param>
    public async Task<IResult> HomeAsync(Language language, Caller caller, string? session, CancellationToken cancellation)
    {
        var organisation = caller.Organisation is { } id ? (await organisations.FindAsync(id, cancellation))?.Name ?? id : caller.Agency;
        var model = new DeskHomeModel(caller.Desks, [.. caller.Roles.Order().Select(NameOf)], organisation, caller.Countries)
        {
            Sessions = [.. (await sessions.ListAsync(caller.Id, cancellation)).Select(one => new SessionLine(one.Id, one.StartedAt, one.SeenAt, one.Id == session))],
        };
        return new OwnPage(await pages.RenderAsync<DeskHomePage>(Site, PageAddress.Desk(language), model));
    }

    public async Task<IResult> DirectoryAsync(Language language, Caller caller, CancellationToken cancellation)
    {
        var everybody = await people.ListAsync(cancellation).ToListAsync(cancellation);
        var all = await organisations.ListAsync(cancellation).ToListAsync(cancellation);
        var network = FocalPointNetwork.Of(everybody, Today);
        var model = new DirectoryModel(
            caller.Desks,
            [.. everybody.Select(one => LineOf(one, all)).OrderBy(one => one.State).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)],
            [.. all.OrderBy(one => one.EndedOn is not null).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Select(one => new OrganisationLine(one.Id, one.Name, NameOf(one.Constituency), one.Country, one.IatiRef, one.Executes, one.EndedOn))],
            [.. network.GroupBy(one => one.Topic).Select(topic => new TopicLine(NameOf(topic.Key), topic.Count(one => one.Primary is not null), [.. topic.Where(one => one.Primary is null).Select(one => one.Country)]))])
        {
            Joinings = [.. (await joinings.ListAsync(cancellation).Where(one => one.State == JoiningState.Confirmed).ToListAsync(cancellation)).OrderBy(one => one.At)
                .Select(one => new JoiningLine(one.Id, one.Name, NameOf(one.Constituency), one.Country, DateOnly.FromDateTime(one.At.UtcDateTime)))],
        };
        return new OwnPage(await pages.RenderAsync<DirectoryPage>(Site, PageAddress.Desk(language, "directory"), model));
    }

    /// <param name="asked">What was filled in, when it comes back with faults; else what the record says.</param>
    public async Task<IResult> PersonAsync(Language language, Caller caller, Tagged<Person>? was, PersonRequest? asked, Refusal? refusal, CancellationToken cancellation)
    {
        var shown = asked ?? (was is null ? new() : PersonRequest.Of(was.Record));
        var choices = (await organisations.ListAsync(cancellation).ToListAsync(cancellation)).Where(one => one.EndedOn is null).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase);
        var model = new PersonFormModel(caller.Desks, was?.Record.Id, was?.Tag, [.. choices.Select(one => (one.Id, one.Name))], ErrorsOf(refusal))
        {
            Name = shown.Name, Email = shown.Email, ReadsIn = shown.Language, Roles = shown.Roles ?? [], Organisation = shown.Organisation, Countries = shown.Countries ?? [], Topics = shown.Topics ?? [],
            Constituency = shown.Constituency, From = shown.From, Until = shown.Until, Alternate = shown.Alternate, State = was is null ? PersonState.Invited : StateOf(was.Record), VerifiedOn = was?.Record.VerifiedOn,
        };
        return new OwnPage(await pages.RenderAsync<PersonPage>(Site, PageAddress.Person(language, was?.Record.Id), model), StatusOf(refusal));
    }

    public async Task<IResult> OrganisationAsync(Language language, Caller caller, Tagged<Organisation>? was, OrganisationRequest? asked, Refusal? refusal)
    {
        var shown = asked ?? (was is null ? new() : OrganisationRequest.Of(was.Record));
        var model = new OrganisationFormModel(caller.Desks, was?.Record.Id, was?.Tag, ErrorsOf(refusal))
        {
            NewId = shown.Id, Name = shown.Name, Constituency = shown.Constituency, Country = shown.Country, IatiRef = shown.IatiRef, Executes = shown.Executes, Email = shown.Email, Address = shown.Address,
            EndedOn = was?.Record.EndedOn,
        };
        return new OwnPage(await pages.RenderAsync<OrganisationPage>(Site, PageAddress.Organisation(language, was?.Record.Id), model), StatusOf(refusal));
    }

    public async Task<IResult> InvitationAsync(Language language, Caller caller, string secret, Refusal? refusal, CancellationToken cancellation)
    {
        var person = await invitations.FindAsync(secret, cancellation);
        var at = PageAddress.Invitation(language, secret);
        bool maySignIn = !Admission.IsPerson(caller.Id) && signIn.Value.Authority is not null;
        var model = new InvitationModel(secret, person?.Name, [.. (person?.Roles ?? []).Select(NameOf)], maySignIn ? SignInFunctions.AddressFor(at.Href) : null, refusal is not null);
        return new OwnPage(await pages.RenderAsync<InvitationPage>(Site, at, model), refusal is not null ? StatusOf(refusal) : person is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK);
    }

    private PersonLine LineOf(Person one, List<Organisation> all) => new(
        one.Id, one.Name, [.. one.Roles.Select(NameOf)], all.Find(organisation => organisation.Id == one.Organisation)?.Name ?? one.Organisation, one.Countries, one.From, one.Until, one.IsAlternate, StateOf(one)) { Topics = [.. one.Topics.Select(NameOf)] };

    private PersonState StateOf(Person one) => one switch
    {
        _ when one.HasEnded(Today) => PersonState.Ended,
        { IsInvited: true } => PersonState.Invited,
        _ when one.From > Today => PersonState.Later,
        _ when one.Roles.Contains(Role.FocalPoint) && one.VerifiedOn is null => PersonState.Unverified,
        _ => PersonState.Serving,
    };

    // What is no field's fault is said of the form as a whole, at its first field.
    private static IReadOnlyList<FieldError> ErrorsOf(Refusal? refusal) => refusal switch
    {
        null => [],
        { Errors.Count: > 0 } => refusal.Errors,
        _ => [new("/name", refusal.Code, refusal.Detail)],
    };

    private static int StatusOf(Refusal? refusal) => refusal is null ? StatusCodes.Status200OK : Statuses.Of(refusal.Kind);

    private static string NameOf<TEnum>(TEnum value) where TEnum : struct, Enum => new Choice<TEnum>(value).ToString();
}
