using Imdi.Functions.Datasets;

namespace Imdi.Functions.Remittances;

/// <summary>What the texts of a column mean, worked out once for each distinct text of a batch: a million rows hold a few hundred.</summary>
internal sealed class CodedColumn<T>(IReadOnlyList<string?> column, Func<string?, T> meaning)
{
    private readonly CodedTexts _texts = CodedTexts.Of(column);
    private readonly T[] _meanings = [.. CodedTexts.Of(column).Texts.Select(meaning)];

    public T this[int row] => _meanings[_texts.Codes[row]];
}
