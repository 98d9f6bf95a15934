using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>What the secretariat decides.</summary>
/// <param name="Organisation">Of an approval: its id in the Directory, chosen once.</param>
/// <param name="Reason">Of a refusal; the contact reads it.</param>
public sealed record JoiningDecision(bool Approve = false, string? Organisation = null, string? Reason = null);

/// <summary>
/// Approved, the organisation stands in the Directory, and a donor's contact is invited to sign in. The request is decided first and may be decided the
/// same way again, so that what a dead process left is made up for.
/// </summary>
public sealed class DecideJoining(JoiningStore joinings, ChangeOrganisations organisations, OrganisationStore known, ChangePeople people, IOutbox outbox, AuditTrail audit, IOptions<HostingSettings> settings, TimeProvider clock)
{
    public static Refusal NoSuchJoining { get; } = Refusal.NotFound("no-such-joining", "There is no request with this id.");

    private static Refusal Taken { get; } = Refusal.Conflict("organisation-exists", "An organisation with this id is in the Directory already.") with { Errors = [new FieldError("/organisation", "organisation-exists", "Another id.")] };

    public async Task<Outcome<Joining>> RunAsync(string id, JoiningDecision decision, Caller caller, CancellationToken cancellation)
    {
        while (await joinings.FindAsync(id, cancellation) is { } was)
        {
            var now = clock.GetUtcNow();
            var request = RequestOf(was, decision);
            if (decision.Approve && request.ToOrganisation(null).Refusal is { } wrong) return Named(wrong);
            if (decision.Approve && was.State == JoiningState.Confirmed && await known.FindAsync(request.Id!, cancellation) is not null) return Taken;
            var next = decision.Approve ? was.Approve(request.Id!, now) : was.Decline(decision.Reason, now);
            if (!next.IsOk) return next;
            if (!ReferenceEquals(next.Value, was))
            {
                var saved = await joinings.SaveAsync(was, next.Value, cancellation);
                if (!saved.IsOk) continue;
                await audit.AppendAsync(new(caller.Id, decision.Approve ? "joining-approved" : "joining-declined", $"joining/{id}", now, StateHash.Of(was), StateHash.Of(next.Value)), cancellation);
            }

            if (decision.Approve) await AdmitAsync(next.Value, request, caller, cancellation);
            await TellAsync(next.Value, cancellation);
            return next;
        }

        return NoSuchJoining;
    }

    private static OrganisationRequest RequestOf(Joining one, JoiningDecision decision) => new(
        (decision.Organisation ?? "").Trim(), one.Name, new Choice<Constituency>(one.Constituency).ToString(), one.Country?.Alpha3, Email: one.Email);

    // The id is the only field that the secretariat fills in here.
    private static Refusal Named(Refusal refusal) => refusal with { Errors = [.. refusal.Errors.Select(error => error.Pointer == "/id" ? error with { Pointer = "/organisation" } : error)] };

    private async Task AdmitAsync(Joining joining, OrganisationRequest request, Caller caller, CancellationToken cancellation)
    {
        var added = await organisations.AddAsync(request, caller, cancellation);
        if (added.IsOk && joining.Constituency == Constituency.Donor)
            await people.AddAsync(new PersonRequest(joining.ContactName, joining.Email, joining.Language.Tag, ["donor"], request.Id), caller, cancellation);
    }

    private async Task TellAsync(Joining joining, CancellationToken cancellation)
    {
        if (joining.Email.Length == 0) return;
        string link = settings.Value.BaseAddress + PageAddress.ApplyGuide(joining.Language).Href;
        await outbox.QueueAsync(joining.State == JoiningState.Approved
            ? new($"joining-approved/{joining.Id}", joining.Email, joining.Language, "joining-approved", [joining.Name, link])
            : new($"joining-declined/{joining.Id}", joining.Email, joining.Language, "joining-declined", [joining.Name, joining.Reason ?? ""]), cancellation);
    }
}
