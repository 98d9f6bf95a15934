using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Imdi.Functions.Directory;

/// <summary>Which sessions go on. What was read is good for half a minute: that long one that was ended elsewhere still counts.</summary>
public sealed class Sessions(SessionStore store, AuditTrail audit, IOptions<SignInSettings> settings, TimeProvider clock)
{
    /// <summary>How long a use need not be written down.</summary>
    public static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    private const int Most = 10_000, IdBytes = 16;

    private static readonly TimeSpan For = TimeSpan.FromSeconds(30);

    // By whose they are as well: what somebody says of an id that is not theirs counts for nothing.
    private readonly ConcurrentDictionary<(string Subject, string Id), (bool GoesOn, DateTimeOffset Read)> _known = new();

    private TimeSpan Idle => TimeSpan.FromMinutes(settings.Value.IdleMinutes);

    /// <summary>Begins one; the cookie carries its id.</summary>
    public async Task<string> StartAsync(string subject, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        await store.AddAsync(new(id, subject, now, now), cancellation);
        Keep(subject, id, true, now);
        return id;
    }

    public async Task<bool> GoesOnAsync(string subject, string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue((subject, id), out var known) && now - known.Read < For) return known.GoesOn;
        var found = await store.FindAsync(subject, id, cancellation);
        bool goesOn = found is { Session: var session } && !session.IsIdle(now, Idle);
        if (goesOn && now - found!.Value.Session.SeenAt >= Noted) await store.SeeAsync(found.Value.Session with { SeenAt = now }, found.Value.Tag, cancellation);
        Keep(subject, id, goesOn, now);
        return goesOn;
    }

    /// <summary>Those of an account that go on, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(string subject, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. (await store.ListAsync(subject, cancellation).Where(one => !one.IsIdle(now, Idle)).ToListAsync(cancellation)).OrderByDescending(one => one.SeenAt)];
    }

    /// <summary>Ends one of an account's own, if there is one of that id; whatever copy of its cookie there is, it is good for nothing.</summary>
    public async Task EndAsync(string subject, string id, CancellationToken cancellation)
    {
        if (await store.FindAsync(subject, id, cancellation) is null) return;
        var now = clock.GetUtcNow();
        await store.RemoveAsync(subject, id, cancellation);
        Keep(subject, id, false, now);
        await audit.AppendAsync(new(subject, "session-ended", subject, now), cancellation);
    }

    /// <summary>Ends all of an account's but one; all without one.</summary>
    public async Task EndOthersAsync(string subject, string? except, CancellationToken cancellation)
    {
        foreach (var session in await store.ListAsync(subject, cancellation).Where(one => one.Id != except).ToListAsync(cancellation)) await EndAsync(subject, session.Id, cancellation);
    }

    private void Keep(string subject, string id, bool goesOn, DateTimeOffset now)
    {
        if (_known.Count >= Most) _known.Clear();
        _known[(subject, id)] = (goesOn, now);
    }
}
