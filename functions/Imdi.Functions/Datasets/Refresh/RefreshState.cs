namespace Imdi.Functions.Datasets;

/// <summary>What the source said of its file when it was last taken, so that it need not be sent again.</summary>
/// <param name="For">Address, kind and reader for which this holds: another reader makes another version of the same bytes.</param>
public sealed record Validators(string For, string? ETag, string? LastModified)
{
    public static string KeyOf(DeclaredSource source) => $"{VersionId.Reader} {source.Kind} {source.Source} {source.Address}";
}

/// <summary>How a source stands: kept from run to run, changed only under the source's lease and by its tag.</summary>
public sealed record RefreshState(string Source)
{
    /// <summary>A timer that comes a little early must not wait another turn.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(15), LongestPause = TimeSpan.FromDays(1), LongestWish = TimeSpan.FromDays(7);

    public Validators? Known { get; init; }

    public DateTimeOffset? RunningSince { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    public DateTimeOffset? SucceededAt { get; init; }

    /// <summary>The source is left alone until then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>The stored row's; null when there is none yet.</summary>
    public string? Tag { get; init; }

    public Validators? KnownFor(DeclaredSource source) => Known?.For == Validators.KeyOf(source) ? Known : null;

    public DateTimeOffset? NextAt(DeclaredSource source) => NotBefore ?? CheckedAt + source.Every;

    public bool IsDue(DeclaredSource source, DateTimeOffset now) => NextAt(source) is not { } next || now >= next - Slack;

    /// <summary>
    /// After a good run the source is asked again in its interval; after a failure in 15 minutes, doubled with each further one up to a day
    /// or the interval, or when the source itself wishes (Retry-After, up to a week).
    /// </summary>
    /// <param name="known">What the source said of the file that is here now; nothing of an older one is kept.</param>
    /// <param name="retryAfter">What the source wishes; null when it says nothing.</param>
    public RefreshState After(RefreshRun run, DeclaredSource source, Validators? known, TimeSpan? retryAfter)
    {
        var ended = this with { RunningSince = null, CheckedAt = run.Started };
        if (run.IsGood) return ended with { Failures = 0, NotBefore = null, SucceededAt = run.Finished, Known = known };
        var pause = Min(FirstPause * Math.Pow(2, Math.Min(Failures, 20)), Min(LongestPause, source.Every));
        var wish = Min(retryAfter ?? TimeSpan.Zero, LongestWish);
        var from = run.Outcome == RefreshOutcome.Interrupted ? run.Started : run.Finished;
        return ended with { Failures = Failures + 1, NotBefore = from + (wish > pause ? wish : pause) };
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
