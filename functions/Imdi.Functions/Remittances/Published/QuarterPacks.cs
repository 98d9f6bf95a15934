using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Remittances;

internal sealed class QuarterPacks(RemittanceBook book)
{
    public DraftPack Pack(Period period) => new([WriteAnswers.Json(QuarterFile.AddressOf(period), QuarterFile.Of(book, period))]);
}
