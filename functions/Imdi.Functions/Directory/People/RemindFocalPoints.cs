using Imdi.Functions.Hosting;
using Imdi.Web;
using Imdi.Web.Text;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>
/// Tells the secretariat, and the focal point, a month and a week before a verification runs out. The message's id names the day that it
/// runs out and how near that is, so that it goes out once.
/// </summary>
public sealed class RemindFocalPoints(PersonStore people, IOutbox outbox, IOptions<HostingSettings> settings) : IDailyDuty
{
    // The nearest first.
    private static readonly int[] DaysBefore = [7, 30];

    public string Name => "focal-point-reminders";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var everybody = await people.ListAsync(cancellation).ToListAsync(cancellation);
        foreach (var person in everybody.Where(one => one.Has(Role.FocalPoint, today)))
        {
            if (person.Until is not { } until || Array.Find(DaysBefore, days => until <= today.AddDays(days)) is not (> 0 and var step)) continue;
            foreach (var to in everybody.Where(one => one.Id == person.Id || one.Has(Role.Secretariat, today)))
            {
                string desk = settings.Value.BaseAddress + PageAddress.Desk(to.Language).Href;
                string countries = string.Join(", ", person.Countries.Select(country => country.Name(to.Language)));
                await outbox.QueueAsync(new($"reverification-due/{person.Id}/{until:yyyy-MM-dd}/{step}/{to.Id}", to.Email, to.Language, "reverification-due", [countries, Dates.For(to.Language).Day(until), desk]), cancellation);
            }
        }
    }
}
