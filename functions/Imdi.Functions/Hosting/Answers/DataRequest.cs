using System.Reflection;
using Imdi.Shared;

namespace Imdi.Functions.Hosting;

/// <summary>What every question for public data may carry beside its own parameters. A handler takes it as a parameter.</summary>
/// <param name="Address">Path and query as asked, without the ending: what the answer's ETag and its next link are made of.</param>
public sealed record DataRequest(Language Language, DataFormat Format, bool WithBom, DataAddress Address, HttpContext Context) : IAskedInQuery
{
    internal static readonly AskedParameter Lang =
        new(ReaderLanguage.Parameter, text => Language.TryParse(text, null, out _), "one of en, fr, es, ar", "The language of labels; else Accept-Language decides.");

    private static readonly AskedParameter Bom =
        new("bom", text => text is "0" or "1", "1 (with a byte order mark, for Excel) or 0", "1 puts a byte order mark before the CSV, for Excel.");

    public static IReadOnlyList<AskedParameter> Parameters { get; } = [Lang, Bom];

    /// <summary>Where there is JSON only: null unless the address ends in another form. A header that would rather have another is no reason to refuse.</summary>
    internal Refusal? OtherForm => Format == DataFormat.Json || Context.Features.Get<AskedEnding>() is null ? null : DataFormats.NoSuchForm(Format);

    /// <summary>An answer made from this version of the data (a run's id): ask it whether the reader has it already.</summary>
    public DataAnswer From(string version, CacheKind cache = CacheKind.Public) => new(this, version, cache);

    public static ValueTask<DataRequest?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult<DataRequest?>(Of(context));

    internal static DataRequest Of(HttpContext context) => new(
        ReaderLanguage.Of(context.Request),
        DataFormats.Of(context),
        context.Request.Query["bom"] == "1",
        DataAddress.Of(context.Request),
        context);
}
