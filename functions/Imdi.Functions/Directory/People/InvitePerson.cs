using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>
/// Sends somebody who is new in the Directory a link that is used once, and binds their record to the account that they sign in with.
/// Whoever holds the link and can sign in is the person.
/// </summary>
public sealed class InvitePerson(PersonStore people, AccessLinkStore links, IOutbox outbox, KnownPeople known, AuditTrail audit, TimeProvider clock, IOptions<HostingSettings> settings)
{
    private const string Purpose = "invitation";

    private static readonly TimeSpan ValidFor = TimeSpan.FromDays(14);

    public static Refusal NotOpen { get; } = Refusal.Conflict("invitation-not-open", "This invitation has been used, has run out or was withdrawn. Ask the secretariat for another.");

    private static Refusal NotInvited { get; } = Refusal.Conflict("already-signed-in", "This person has signed in before and needs no invitation.");

    private static Refusal NoPerson { get; } = Refusal.Forbidden("no-person", "Sign in as the person who was invited.");

    private static Refusal HasRecord { get; } = Refusal.Conflict("account-has-record", "Your account stands in the Directory already. Ask the secretariat to add the role to it.");

    public async Task<Refusal?> AgainAsync(string id, Caller caller, CancellationToken cancellation)
    {
        if (await people.FindAsync(id, cancellation) is not { } person) return ChangePeople.NotFound;
        if (!person.IsInvited) return NotInvited;
        await RunAsync(person, caller, cancellation);
        return null;
    }

    public async Task RunAsync(Person person, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await audit.AppendAsync(new(caller.Id, "person-invited", $"person/{person.Id}", now), cancellation);
        string secret = await links.IssueAsync(Purpose, person.Id, now, ValidFor, cancellation);
        string address = settings.Value.BaseAddress + PageAddress.Invitation(person.Language, secret).Href;
        string roles = string.Join(", ", person.Roles.Select(role => Texts.For(person.Language)[$"who.role.{PersonRequest.NameOf(role)}"]));
        string until = Dates.For(person.Language).Day(DateOnly.FromDateTime((now + ValidFor).UtcDateTime));
        await outbox.QueueAsync(new($"invitation/{AccessLink.HashOf(secret)[..16]}", person.Email, person.Language, "invitation", [roles, address, until]), cancellation);
    }

    /// <summary>The person whom a link invites, as long as it is open.</summary>
    public async Task<Person?> FindAsync(string? secret, CancellationToken cancellation) =>
        await links.FindAsync(Purpose, secret, cancellation) is { } link && link.IsValid(clock.GetUtcNow())
        && await people.FindAsync(link.Subject, cancellation) is { } person && !person.HasEnded(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) ? person : null;

    public async Task<Outcome<Person>> AcceptAsync(string? secret, Caller caller, CancellationToken cancellation)
    {
        if (!Admission.IsPerson(caller.Id)) return NoPerson;
        if (await FindAsync(secret, cancellation) is not { } invited || await people.ReadAsync(invited.Id, cancellation) is not var (person, tag)) return NotOpen;
        var now = clock.GetUtcNow();
        var bound = person with { Id = caller.Id };
        await audit.AppendAsync(new(caller.Id, "invitation-accepted", $"person/{person.Id}", now, StateHash.Of(person), StateHash.Of(bound)), cancellation);
        if (await people.RenameAsync(person.Id, tag, bound, cancellation) is not null) return await people.FindAsync(caller.Id, cancellation) is null ? NotOpen : HasRecord;
        known.Forget(caller.Id);
        if (await links.FindAsync(Purpose, secret, cancellation) is { } link) await links.UseAsync(link, now, cancellation);
        return bound;
    }
}
