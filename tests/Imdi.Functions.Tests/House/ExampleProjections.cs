using Imdi.Functions.Datasets;
using Imdi.Functions.Tests.Indicators;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>What examples of projections need: series, a population and a demand that are long enough.</summary>
internal static class ExampleProjections
{
    public static Task LoadAsync(IServiceProvider services) => ProjectedWorld.LoadAsync(services.GetRequiredService<LoadDataset>());
}
