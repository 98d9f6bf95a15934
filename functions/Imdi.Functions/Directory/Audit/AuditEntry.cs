namespace Imdi.Functions.Directory;

/// <summary>One write: who changed what, and how its subject was before and after.</summary>
/// <param name="Who"><see cref="Caller.Id"/>.</param>
/// <param name="What">A stable kebab-case word such as <c>dataset-published</c>.</param>
/// <param name="Subject">What was changed, such as <c>remittance-quotes/3fa9…</c>.</param>
/// <param name="At">When.</param>
/// <param name="BeforeHash">SHA-256 of the state before, hexadecimal; null when there was none.</param>
/// <param name="AfterHash">SHA-256 of the state after, hexadecimal; null when there is none, or nothing that a hash could be taken of.</param>
public sealed record AuditEntry(string Who, string What, string Subject, DateTimeOffset At, string? BeforeHash = null, string? AfterHash = null)
{
    /// <summary>Says that what this entry announced did not come about, since somebody else was quicker.</summary>
    public AuditEntry Void() => this with { What = What + "-void" };
}
