namespace Imdi.Functions.Hosting;

/// <summary>Metadata of an operation that a page calls again and again while somebody types, so that it is counted apart from other writing.</summary>
internal sealed class SavedAsTyped;
