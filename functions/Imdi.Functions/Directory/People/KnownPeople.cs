using System.Collections.Concurrent;

namespace Imdi.Functions.Directory;

/// <summary>The Directory's records of those who ask, read anew twice a minute: that long a role that was taken away still counts.</summary>
public sealed class KnownPeople(PersonStore store, TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan For = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (Person? Person, DateTimeOffset Read)> _known = new();

    public async Task<Person?> FindAsync(string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now - known.Read < For) return known.Person;
        if (_known.Count >= Most) _known.Clear();
        var person = await store.FindAsync(id, cancellation);
        _known[id] = (person, now);
        return person;
    }

    /// <summary>Somebody's record has just changed in this process.</summary>
    public void Forget(string id) => _known.TryRemove(id, out _);
}
