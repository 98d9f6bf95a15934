using System.Globalization;
using Imdi.Functions.Directory;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>
/// Writes to reviewers whose sheet is not in: some days before it is due, on the day, and every so many days after; and, every so many days while a vote is open,
/// to those who have not voted. The message's id makes a second run harmless.
/// </summary>
internal sealed class RemindReviewers(PanelFiles files, PanelMail mail, IOptions<PanelSettings> settings) : IDailyDuty
{
    public string Name => "review-reminders";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        string again = "/" + today.ToString("O", CultureInfo.InvariantCulture);
        foreach (var file in (await files.WithPanelAsync(cancellation)).Where(file => file.IsOpen))
        {
            var late = file.Round.VoteOpenedAt is null
                ? file.Seats.Where(seat => seat is { IsAssigned: true, IsConflicted: false, Review: { SubmittedAt: null, DueOn: not null } } && seat.Serves(today) && IsDay(seat.Review.DueOn.Value, today)).Select(seat => new PanelNews("review-reminder", seat, again))
                : file.IsVoteOpen && DateOnly.FromDateTime(file.Round.VoteOpenedAt.Value.UtcDateTime) is var opened && opened < today && IsDay(opened, today) ? PanelNews.Voters(file, today).Select(seat => new PanelNews("vote-reminder", seat, again)) : [];
            await mail.QueueAsync(file, late, cancellation);
        }
    }

    private bool IsDay(DateOnly due, DateOnly today) => today.DayNumber - due.DayNumber is var late && late >= -settings.Value.ReminderDays && late % settings.Value.ReminderDays == 0;
}
