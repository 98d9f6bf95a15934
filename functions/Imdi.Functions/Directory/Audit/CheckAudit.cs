namespace Imdi.Functions.Directory;

/// <summary>Once a day the whole trail is worked out again; a broken link is logged as an error, which the alerts of the deployment watch for, and stands on the status page.</summary>
internal sealed partial class CheckAudit(VerifyAudit verify, AuditCheckStore store, ILogger<CheckAudit> log) : IDailyDuty
{
    public string Name => "audit-check";

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await verify.RunAsync(cancellation);
        await store.SaveAsync(new(now, found), cancellation);
        if (found.Broken is { } broken) LogBroken(broken);
    }

    [LoggerMessage(LogLevel.Error, "The audit trail's chain is broken. Where: {Where}")]
    private partial void LogBroken(string where);
}
