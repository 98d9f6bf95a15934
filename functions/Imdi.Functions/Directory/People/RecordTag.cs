using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>A record of the Directory with what a change of it must carry in If-Match.</summary>
public sealed record Tagged<T>(T Record, string Tag)
{
    public Refusal? Match(string? ifMatch) => ifMatch switch
    {
        null or "" => Refusal.PreconditionMissing("if-match-missing", "Send the record's ETag, as GET gives it, in If-Match."),
        _ when ifMatch == Tag => null,
        _ => Rows.ChangedMeanwhile,
    };
}

/// <summary>The tag that callers see: storage's own is made of the time and is not for them to read.</summary>
internal static class RecordTag
{
    public static Tagged<T> Of<T>(T record, object stored) => new(record, ETags.Of(stored.ToString()!));
}
