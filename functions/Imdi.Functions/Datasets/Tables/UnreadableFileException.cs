using Imdi.Shared;

namespace Imdi.Functions.Datasets;

/// <summary>
/// A file that turns out to be unreadable while its rows are being handed out, where no value can say so; the one place that opens
/// files turns it into its refusal.
/// </summary>
public sealed class UnreadableFileException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;

    public static UnreadableFileException Because(string code, string detail) => new(Refusal.Unprocessable(code, detail));
}
