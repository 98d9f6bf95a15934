namespace Imdi.Functions.Directory;

/// <summary>One browser that somebody is signed in with. The cookie names it; without this record the cookie is good for nothing.</summary>
/// <param name="Subject">The id of the account; no name and no address.</param>
/// <param name="SeenAt">When it was last used, to within <see cref="Sessions.Noted"/>.</param>
public sealed record Session(string Id, string Subject, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    /// <summary>Whether it has not been used for so long that it is over.</summary>
    public bool IsIdle(DateTimeOffset now, TimeSpan allowed) => now - SeenAt > allowed;
}
