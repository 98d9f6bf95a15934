using System.Net;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using static Imdi.Functions.Tests.Proposals.Endorsing.AskedProposal;

namespace Imdi.Functions.Tests.Proposals.Endorsing;

public sealed class EndorsementReminderTests(EndorsementHouse house) : IClassFixture<EndorsementHouse>
{
    [Fact]
    public async Task Reminders_go_out_after_7_14_and_21_days_and_after_30_the_secretariat_is_told()
    {
        var proposal = await house.SubmittedAsync(one => one.In(Nepal, Qatar) with { Content = one.In(Nepal, Qatar).Content with { Identification = one.In(Nepal, Qatar).Content.Identification with { Title = "Waiting long" } } });
        await house.SaveAsync(proposal, one => one.AcceptAsAgency(0, By, Submitted).Value);
        using var answered = await house.AnswerAsync(proposal, house.SecretOf(proposal, "qat"), "QAT");
        var duties = house.Get<DailyDuties>();

        List<int> days = [];
        for (int day = 1; day <= 31; day++)
        {
            int before = Count();
            house.Clock.Advance(TimeSpan.FromDays(1));
            await duties.RunAsync(CancellationToken.None);
            await duties.RunAsync(CancellationToken.None);
            if (Count() > before) days.AddRange(Enumerable.Repeat(day, Count() - before));
            if (day is 29 or 30) Assert.Equal(day == 30, await IsLateAsync());
        }

        Assert.Equal([7, 14, 21], days);
        using var page = await house.GetAsync($"/en/endorse/{house.SecretOf(proposal, "npl", "endorsement-reminder")}/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        int Count() => house.Outbox.All.Count(one => one.Template == "endorsement-reminder" && one.To == "npl@example.org");

        async Task<bool> IsLateAsync()
        {
            using var desk = await house.GetAsync("/en/desk/endorsements/", "secretariat");
            return (await desk.Content.ReadAsStringAsync()).Contains("Waiting long", StringComparison.Ordinal);
        }
    }
}
