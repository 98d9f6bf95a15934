namespace Imdi.Web.Pages;

/// <summary>What went wrong, with the reference under which the log has it.</summary>
/// <param name="Code">Of the refusal, where there is one.</param>
public sealed record Failure(int Status, string? Reference, string? Code);
