using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Shared;
using Xunit.Abstractions;

namespace Imdi.Functions.Tests.Commands;

public sealed class KilledLoadTests(ITestOutputHelper output) : KilledPrograms(output)
{
    [RealFact]
    public async Task Ten_kills_of_a_load_lose_double_and_half_publish_nothing()
    {
        await StartAsync();

        await KillAsync("load", Control.LoadTime, () => ["load", KindNames.RemittanceQuotes, PendingQuotes(), "--no-rebuild"], () =>
        {
            TakePendingAsLoaded();
            return Task.CompletedTask;
        });

        await AssertAsIfUnkilledAsync();
    }
}
