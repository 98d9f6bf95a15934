using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Imdi.Web;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>Messages to members of the panel: the proposal's title, the day where one is due, and the way to the file.</summary>
internal sealed class PanelMail(IOutbox outbox, IOptions<HostingSettings> hosting)
{
    public Task QueueAsync(PanelFile file, IEnumerable<PanelNews> news, CancellationToken cancellation) => outbox.QueueAllAsync([.. news.Select(one => Message(file, one))], cancellation);

    private OutboxMessage Message(PanelFile file, PanelNews news)
    {
        var (person, review) = (news.To.Person, news.To.Review);
        return new(
            FormattableString.Invariant($"{news.Template}/{file.Proposal.Id}/{file.Round.Number}/{person.Id}{news.Again}"), person.Email, person.Language, news.Template,
            [
                file.Proposal.Content.Identification.Title, .. news.Template is "review-assigned" or "review-reminder" ? (string[])[Dates.For(person.Language).Day(review.DueOn!.Value)] : [],
                hosting.Value.BaseAddress + PageAddress.PanelFile(person.Language, file.Proposal.Reference).Href,
            ]);
    }
}
