using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Storage;

public sealed class FileCacheTests
{
    [Fact]
    public void What_was_asked_for_longest_ago_goes_first()
    {
        var cache = new FileCache(10);
        cache.Add("a", 0, new byte[5]);
        cache.Add("b", 0, new byte[5]);
        Assert.NotNull(cache.Find("a", 0));

        cache.Add("c", 0, new byte[5]);

        Assert.Equal((true, false, true), (cache.Find("a", 0) is not null, cache.Find("b", 0) is not null, cache.Find("c", 0) is not null));
    }

    [Fact]
    public void What_is_larger_than_the_cache_is_not_kept()
    {
        var cache = new FileCache(10);
        cache.Add("a", 0, new byte[5]);

        cache.Add("b", 0, new byte[11]);

        Assert.Equal((true, false), (cache.Find("a", 0) is not null, cache.Find("b", 0) is not null));
    }
}
