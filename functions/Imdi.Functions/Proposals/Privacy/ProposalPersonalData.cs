using System.Runtime.CompilerServices;
using Imdi.Functions.Directory;

namespace Imdi.Functions.Proposals;

/// <summary>Proposals stay, and go on where they are under way; nobody is written to whose address is gone.</summary>
internal sealed class ProposalPersonalData(ProposalStore proposals) : IPersonalData
{
    public PersonalHolding Holding => ProposalHoldings.Proposals;

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in proposals.AllAsync(cancellation))
            if (one.Concerns(who)) yield return new(Holding.Id, one.Reference, PersonalData.Json(one.For(who))) { Links = one.LinksOf(who) };
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(who, cancellation))
        {
            while (await proposals.FindByReferenceAsync(found.Id, cancellation) is { } one && one.Concerns(who) && !(await proposals.SaveAsync(one, one.Without(who), cancellation)).IsOk)
            {
            }
        }
    }
}

/// <summary>Drafts of the address go with their files; from others' drafts it is struck out.</summary>
internal sealed class DraftPersonalData(DraftStore drafts, AttachmentStore attachments) : IPersonalData
{
    public PersonalHolding Holding => ProposalHoldings.Drafts;

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var draft in drafts.AllAsync(cancellation))
            if (who.IsIn(draft)) yield return new(Holding.Id, draft.Id, PersonalData.Json(draft)) { Links = IsOf(draft, who) ? [draft.Id] : [] };
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(who, cancellation))
        {
            while (await drafts.FindAsync(found.Id, cancellation) is { } draft && who.IsIn(draft))
            {
                if (IsOf(draft, who)) await RemoveAsync(draft, cancellation);
                else if ((await drafts.SaveAsync(draft, who.Without(draft), cancellation)).IsOk) break;
            }
        }
    }

    private static bool IsOf(Draft draft, PersonSought who) => who.Is(draft.LinkMailedTo) || who.Is(draft.Answers.GetValueOrDefault("applicant.contact.email"));

    // Files of a draft that answers a returned proposal are the proposal's.
    private async Task RemoveAsync(Draft draft, CancellationToken cancellation)
    {
        if (draft.Revises is null)
        {
            foreach (var file in (await attachments.ReadAsync(draft.Id, cancellation)).Files) await attachments.RemoveAsync(file.Id, cancellation);
            await attachments.ForgetAsync(draft.Id, cancellation);
        }

        await drafts.RemoveAsync(draft.Id, cancellation);
    }
}

/// <summary>Expressions of interest stay as facts, without who sent them and in which words.</summary>
internal sealed class InterestPersonalData(InterestStore interests) : IPersonalData
{
    public PersonalHolding Holding => ProposalHoldings.Interests;

    public async IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var one in await interests.AllAsync(cancellation))
            if (who.IsIn(one)) yield return new(Holding.Id, one.Id, PersonalData.Json(one));
    }

    public async Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(who, cancellation))
        {
            while (await interests.FindAsync(found.Id, cancellation) is { } one && who.IsIn(one)
                && !(await interests.SaveAsync(one, who.Without(who.Is(one.Email) ? one.WithoutSender() : one), cancellation)).IsOk)
            {
            }
        }
    }
}
