using Imdi.Functions.Datasets;

namespace Imdi.Functions.Tests.Datasets;

public sealed class KnownSourceTests
{
    [Fact]
    public void Every_source_that_can_be_refreshed_is_of_a_kind_that_there_is() =>
        Assert.All(KnownSources.All, source => Assert.True(DatasetKinds.Find(source.Kind) is not null, source.Id));
}
