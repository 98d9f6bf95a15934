using System.Globalization;
using Imdi.Functions.Directory;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Proposals;

/// <summary>Writes to reviewers whose sheet is not in: some days before it is due, on the day, and every so many days after. The message's id makes a second run harmless.</summary>
internal sealed class RemindReviewers(PanelFiles files, AssignReviewers assign, IOutbox outbox, IOptions<PanelSettings> settings) : IDailyDuty
{
    public string Name => "review-reminders";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var file in (await files.WithPanelAsync(cancellation)).Where(file => file is { IsOpen: true, Round.VoteOpenedAt: null }))
        {
            foreach (var seat in file.Seats.Where(seat => seat is { IsAssigned: true, IsConflicted: false, Review: { SubmittedAt: null, DueOn: not null } } && seat.Serves(today) && IsDay(seat.Review.DueOn.Value, today)))
            {
                await outbox.QueueAsync(assign.Message(file, seat, "review-reminder", "/" + today.ToString("O", CultureInfo.InvariantCulture)), cancellation);
            }
        }
    }

    private bool IsDay(DateOnly due, DateOnly today) => today.DayNumber - due.DayNumber is var late && late >= -settings.Value.ReminderDays && late % settings.Value.ReminderDays == 0;
}
