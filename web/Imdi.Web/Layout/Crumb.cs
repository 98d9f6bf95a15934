namespace Imdi.Web.Layout;

/// <summary>A step of the way back to the start page.</summary>
public sealed record Crumb(string Label, PageAddress At);
