using System.Net;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <param name="Form">What the form tells of whoever filled it in; null for a program.</param>
public sealed record JoiningArrival(FormFacts? Form, IPAddress? Sender, Caller Caller, Language Language);

/// <summary>
/// Takes a request to join and sends a link to the address that it names; whoever can read there confirms it. What is answered is the same whether the
/// organisation or the address is known or not.
/// </summary>
public sealed class AskToJoin(JoiningStore joinings, AccessLinkStore links, FormGuard guard, IOutbox outbox, AuditTrail audit, IOptions<HostingSettings> settings, TimeProvider clock)
{
    /// <summary>A request that nobody confirmed within this time is removed.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    private const string Purpose = "joining";

    public static Refusal NoSuchLink { get; } = Refusal.NotFound("no-such-link", "This link leads to no request: it has run out, or it is not whole. Send the request again.");

    /// <summary>Null when it was taken.</summary>
    public async Task<Refusal?> RunAsync(JoiningAnswers answers, JoiningArrival arrival, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var joining = answers.Check(arrival.Language, now);
        if (joining.Refusal is { } wrong) return wrong;
        if (await guard.CheckAsync(arrival.Form, arrival.Sender, now, cancellation) is { } refusal) return refusal;
        if (await joinings.AddAsync(joining.Value, cancellation)) await audit.AppendAsync(new(arrival.Caller.Id, "joining-asked", $"joining/{joining.Value.Id}", now, AfterHash: StateHash.Of(joining.Value)), cancellation);

        // Again when it was sent before, for whoever died before this line: by its id it goes out once.
        string secret = await links.IssueAsync(Purpose, joining.Value.Id, now, OpenFor, cancellation);
        string address = settings.Value.BaseAddress + PageAddress.ConfirmJoining(arrival.Language, secret).Href;
        string until = Dates.For(arrival.Language).Day(DateOnly.FromDateTime((now + OpenFor).UtcDateTime));
        await outbox.QueueAsync(new($"joining-confirm/{joining.Value.Id}", joining.Value.Email, arrival.Language, "joining-confirm", [joining.Value.Name, address, until]), cancellation);
        return null;
    }

    public async Task<Joining?> FindAsync(string? secret, CancellationToken cancellation) =>
        await links.FindAsync(Purpose, secret, cancellation) is { } link && link.IsValid(clock.GetUtcNow()) ? await joinings.FindAsync(link.Subject, cancellation) : null;

    public async Task<Outcome<Joining>> ConfirmAsync(string? secret, Caller caller, CancellationToken cancellation)
    {
        while (await FindAsync(secret, cancellation) is { } was)
        {
            var next = was.Confirm(clock.GetUtcNow());
            if (ReferenceEquals(next, was)) return was;
            var saved = await joinings.SaveAsync(was, next, cancellation);
            if (!saved.IsOk) continue;
            await audit.AppendAsync(new(caller.Id, "joining-confirmed", $"joining/{was.Id}", next.ChangedAt, StateHash.Of(was), StateHash.Of(next)), cancellation);
            return saved;
        }

        return NoSuchLink;
    }
}
