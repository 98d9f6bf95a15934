using System.Net;
using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Proposals;

/// <summary>What came with an expression of interest beside its answers.</summary>
/// <param name="Form">What the form tells of whoever filled it in; null for a caller of the API, who has no form.</param>
/// <param name="Key">The caller's Idempotency-Key.</param>
public sealed record InterestArrival(FormFacts? Form, string? Key, IPAddress? Sender, Caller Caller, Language Language);

/// <summary>Takes an expression of interest once, and tells its sender the number; the secretariat answers it later.</summary>
public sealed class ReceiveInterest(InterestStore interests, FormGuard guard, AuditTrail audit, IOutbox outbox)
{
    /// <summary>The reference, and whether it is new.</summary>
    public async Task<Outcome<(string Reference, bool IsNew)>> RunAsync(InterestAnswers answers, InterestArrival arrival, DateTimeOffset now, CancellationToken cancellation)
    {
        string id = FormGuard.SubmissionOf(answers.SubmissionId, arrival.Key, now);
        if (await interests.FindAsync(id, cancellation) is { } before) return (before.Reference, false);

        var interest = answers.Check(id, arrival.Language, now);
        if (interest.Refusal is { } wrong) return wrong;
        if (await guard.CheckAsync(arrival.Form, arrival.Sender, now, cancellation) is { } refusal) return refusal;
        if (!await interests.AddAsync(interest.Value, cancellation)) return (interest.Value.Reference, false);

        await audit.AppendAsync(new(arrival.Caller.Id, "interest-expressed", interest.Value.Reference, now, AfterHash: StateHash.Of(interest.Value)), cancellation);
        await outbox.QueueAsync(new($"interest-received/{id}", interest.Value.Email, arrival.Language, "interest-received", [interest.Value.Reference]), cancellation);
        return (interest.Value.Reference, true);
    }
}

/// <summary>The secretariat's answer to an expression of interest.</summary>
public sealed class AnswerInterest(InterestStore interests, AuditTrail audit)
{
    private static readonly Refusal NoSuchInterest = Refusal.NotFound("no-such-interest", "No expression of interest has that reference.");

    public async Task<Outcome<Interest>> RunAsync(string reference, InterestState state, string? note, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        while (await interests.FindByReferenceAsync(reference, cancellation) is { } interest)
        {
            var next = interest.Answer(state, note, now);
            if (!next.IsOk) return next;
            var saved = await interests.SaveAsync(interest, next.Value, cancellation);
            if (!saved.IsOk) continue;
            await audit.AppendAsync(new(caller.Id, state == InterestState.Closed ? "interest-closed" : "interest-acknowledged", interest.Reference, now, StateHash.Of(interest), StateHash.Of(next.Value)), cancellation);
            return saved;
        }

        return NoSuchInterest;
    }
}
