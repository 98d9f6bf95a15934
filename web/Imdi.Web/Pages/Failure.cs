namespace Imdi.Web.Pages;

/// <summary>What went wrong, with the reference under which the log has it.</summary>
public sealed record Failure(int Status, string? Reference);
